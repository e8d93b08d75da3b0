CREATE TABLE prepared.actor_events AS FROM actor_events ORDER BY name, start_date, event_id;
CREATE OR REPLACE VIEW actor_events AS FROM prepared.actor_events;

CREATE TABLE prepared.status_changes AS FROM status_changes ORDER BY start_date, event_id, ordinal;
CREATE OR REPLACE VIEW status_changes AS FROM prepared.status_changes;
