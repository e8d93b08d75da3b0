-- Every writer changes this row: of two at once, the second fails instead of doubling what the first has written.
UPDATE turns SET turn = turn + 1;
