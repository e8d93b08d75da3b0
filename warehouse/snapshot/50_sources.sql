CREATE TABLE prepared.event_sources AS FROM event_sources ORDER BY start_date, event_id, source;
CREATE OR REPLACE VIEW event_sources AS FROM prepared.event_sources;

CREATE TABLE prepared.disagreements AS FROM disagreements ORDER BY start_date, event_id, matter;
CREATE OR REPLACE VIEW disagreements AS FROM prepared.disagreements;

CREATE TABLE prepared.extraction_quality AS FROM extraction_quality;
CREATE OR REPLACE VIEW extraction_quality AS FROM prepared.extraction_quality;
