"""When and in what order: thin flows, and the command on top."""
