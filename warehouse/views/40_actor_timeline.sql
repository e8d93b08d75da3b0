CREATE OR REPLACE VIEW actor_timeline AS
WITH
counterparts AS (
    SELECT event_id, name, list(DISTINCT counterpart ORDER BY counterpart) AS met
    FROM (
        SELECT event_id, who AS name, whom AS counterpart FROM pairs
        UNION ALL
        SELECT event_id, whom, who FROM pairs
    )
    GROUP BY event_id, name
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
    e.place,
    e.country,
    e.topics,
    e.quote,
    e.url,
    e.event_id
FROM event_participants AS p
JOIN encounters AS e USING (event_id)
LEFT JOIN counterparts AS c USING (event_id, name);
COMMENT ON VIEW actor_timeline IS 'Everything that somebody took part in, was to take part in or did not: one row per participant and event.';
COMMENT ON COLUMN actor_timeline.name IS 'The fullest name that the articles give.';
COMMENT ON COLUMN actor_timeline.kind IS 'person, organization, country, or group for unnamed people.';
COMMENT ON COLUMN actor_timeline.title IS 'Office or title at that event.';
COMMENT ON COLUMN actor_timeline.organization IS 'Organisation acted for.';
COMMENT ON COLUMN actor_timeline.actor_country IS 'Country acted for, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN actor_timeline.event_type IS 'meeting, visit, talks, summit, call or correspondence.';
COMMENT ON COLUMN actor_timeline.status IS 'occurred, planned, proposed, cancelled (also postponed, broken off) or denied (also refused).';
COMMENT ON COLUMN actor_timeline.met IS 'Names of those on the other side, or of the table.';
COMMENT ON COLUMN actor_timeline.start_date IS 'First day.';
COMMENT ON COLUMN actor_timeline.end_date IS 'Last day, inclusive.';
COMMENT ON COLUMN actor_timeline.place IS 'The most specific place that the articles give.';
COMMENT ON COLUMN actor_timeline.country IS 'Country of the place, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN actor_timeline.topics IS 'What it was about, in the words of the articles.';
COMMENT ON COLUMN actor_timeline.quote IS 'The sentence that tells it most fully.';
COMMENT ON COLUMN actor_timeline.url IS 'Address of the article with that sentence.';
COMMENT ON COLUMN actor_timeline.event_id IS 'The event.';
