-- What waits in the write-ahead log goes into the file.
CHECKPOINT;
