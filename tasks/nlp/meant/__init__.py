"""Who of those whom the article names is meant."""
