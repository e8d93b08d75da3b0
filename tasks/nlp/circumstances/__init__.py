"""Where, when and on which topics an encounter was."""
