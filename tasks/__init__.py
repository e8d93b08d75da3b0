"""What is done: verbs are Prefect tasks, nouns are plain Python."""
