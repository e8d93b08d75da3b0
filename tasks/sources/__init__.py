"""Where news comes from, and how to get it."""
