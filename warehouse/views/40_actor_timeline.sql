CREATE OR REPLACE VIEW actor_timeline AS
SELECT
    a.name,
    a.kind,
    a.title,
    a.organization,
    a.actor_country,
    a.event_type,
    a.status,
    a.met,
    a.start_date,
    a.end_date,
    e.place,
    e.country,
    e.topics,
    e.quote,
    e.url,
    a.event_id
FROM actor_events AS a
JOIN encounters AS e USING (event_id);
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
