"""What one sentence tells, and what of it is no encounter."""
