"""What stands where in a text: sentences, words, their forms, and how evidence is weighed."""
