"""Who else was there."""
