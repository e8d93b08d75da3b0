CREATE OR REPLACE VIEW ties AS
SELECT
    c.name,
    c.counterpart,
    any_value(n.kind) AS name_kind,
    any_value(o.kind) AS counterpart_kind,
    count(DISTINCT c.event_id) AS encounters,
    count(DISTINCT c.start_date) AS days,
    min(c.start_date) AS first_date,
    max(c.end_date) AS last_date,
    min_by(coalesce(c.place, c.country), (c.start_date, c.event_id)) FILTER (c.start_date IS NOT NULL) AS first_place,
    max_by(coalesce(c.place, c.country), (c.end_date, c.event_id)) FILTER (c.start_date IS NOT NULL) AS last_place,
    min_by(c.event_id, (c.start_date, c.event_id)) FILTER (c.start_date IS NOT NULL) AS first_event_id
FROM contacts AS c
JOIN names AS n ON n.name = c.name
JOIN names AS o ON o.name = c.counterpart
WHERE c.status = 'occurred' AND c.name <> c.counterpart
GROUP BY c.name, c.counterpart;
COMMENT ON VIEW ties IS 'Who came together with whom at all: each two seen from both sides, with how often, first and last.';
COMMENT ON COLUMN ties.name IS 'Name of the one.';
COMMENT ON COLUMN ties.counterpart IS 'Name of the other.';
COMMENT ON COLUMN ties.name_kind IS 'person, organization, country or group.';
COMMENT ON COLUMN ties.counterpart_kind IS 'person, organization, country or group.';
COMMENT ON COLUMN ties.encounters IS 'Events that occurred.';
COMMENT ON COLUMN ties.days IS 'Different first days of these events, for the rhythm of meetings.';
COMMENT ON COLUMN ties.first_date IS 'First day of the first.';
COMMENT ON COLUMN ties.last_date IS 'Last day of the last.';
COMMENT ON COLUMN ties.first_place IS 'Where they first met: the place, or its country.';
COMMENT ON COLUMN ties.last_place IS 'Where they last met.';
COMMENT ON COLUMN ties.first_event_id IS 'The first event with a day.';
