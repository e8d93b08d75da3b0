"""Which tellings are one encounter, and what they tell together."""
