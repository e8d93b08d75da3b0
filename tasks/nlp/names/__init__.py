"""Which noun phrase begins here, and whom it names."""
