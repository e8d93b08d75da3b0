-- What is asked for most is derived once, and sorted so that a name is found without reading all rows.
CREATE SCHEMA prepared;

CREATE TABLE prepared.names AS FROM names ORDER BY folded_name, name;
CREATE OR REPLACE VIEW names AS FROM prepared.names;
