-- Whoever serves the warehouse is to renew the snapshot now.
UPDATE turns SET published_turn = turn;
