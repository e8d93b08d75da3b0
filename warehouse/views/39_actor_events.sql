CREATE OR REPLACE VIEW actor_events AS
WITH
counterparts AS (
    SELECT event_id, name, list(DISTINCT counterpart ORDER BY counterpart) AS met FROM contacts GROUP BY event_id, name
)
SELECT
    p.name,
    p.kind,
    p.title,
    p.organization,
    p.country AS actor_country,
    e.event_type,
    e.status,
    coalesce(c.met, []) AS met,
    e.start_date,
    e.end_date,
    p.event_id
FROM event_participants AS p
JOIN events AS e USING (event_id)
LEFT JOIN counterparts AS c USING (event_id, name);
COMMENT ON VIEW actor_events IS 'Who took part in what, in short: actor_timeline without places, topics and sentences, faster to count.';
COMMENT ON COLUMN actor_events.name IS 'The fullest name that the articles give.';
COMMENT ON COLUMN actor_events.kind IS 'person, organization, country, or group for unnamed people.';
COMMENT ON COLUMN actor_events.title IS 'Office or title at that event.';
COMMENT ON COLUMN actor_events.organization IS 'Organisation acted for.';
COMMENT ON COLUMN actor_events.actor_country IS 'Country acted for, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN actor_events.event_type IS 'meeting, visit, talks, summit, call or correspondence.';
COMMENT ON COLUMN actor_events.status IS 'occurred, planned, proposed, cancelled (also postponed, broken off) or denied (also refused).';
COMMENT ON COLUMN actor_events.met IS 'Names of those on the other side, or of the table.';
COMMENT ON COLUMN actor_events.start_date IS 'First day.';
COMMENT ON COLUMN actor_events.end_date IS 'Last day, inclusive.';
COMMENT ON COLUMN actor_events.event_id IS 'The event.';
