DELETE FROM hosts WHERE host IN (SELECT host FROM met_hosts);
INSERT INTO hosts BY NAME SELECT * FROM met_hosts;
