"""Article to accounts: spaCy parses, rules in seeds/ decide."""
