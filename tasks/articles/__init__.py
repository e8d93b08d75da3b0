"""Pages → articles: readable text and what is known of its publication."""
