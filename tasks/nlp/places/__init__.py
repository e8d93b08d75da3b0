"""Which words are a place, and where on earth that is."""
