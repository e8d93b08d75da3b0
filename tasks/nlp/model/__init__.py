"""What the model reads, and how what it read is joined to one document."""
