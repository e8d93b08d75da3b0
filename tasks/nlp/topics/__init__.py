"""Which topics a sentence says outright, and under which code they fall."""
