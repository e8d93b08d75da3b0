"""Who had an encounter with whom, as the syntax of one sentence tells it."""
