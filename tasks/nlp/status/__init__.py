"""Whether it happened, is planned, was offered, is off or is denied, and who says so."""
