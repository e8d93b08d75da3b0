"""Which day or hour an expression names."""
