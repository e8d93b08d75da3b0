CREATE OR REPLACE VIEW event_sources AS
WITH
told AS (
    SELECT
        j.event_id,
        r.source,
        count(DISTINCT r.article_id) AS articles,
        min(coalesce(r.published_at, r.published_date::TIMESTAMP)) AS first_reported_at
    FROM event_accounts AS j
    JOIN accounts AS a USING (account_id)
    JOIN articles AS r USING (article_id)
    GROUP BY j.event_id, r.source
)
SELECT
    t.event_id,
    t.source,
    t.articles,
    t.first_reported_at,
    e.sources,
    date_diff('minute', e.first_reported_at, t.first_reported_at) / 60.0 AS hours_after_first,
    e.start_date,
    e.end_date
FROM told AS t
JOIN encounters AS e USING (event_id);
COMMENT ON VIEW event_sources IS 'Which source told of which event, and how long after the first.';
COMMENT ON COLUMN event_sources.event_id IS 'The event.';
COMMENT ON COLUMN event_sources.source IS 'Name of the source.';
COMMENT ON COLUMN event_sources.articles IS 'How many of its articles tell of the event.';
COMMENT ON COLUMN event_sources.first_reported_at IS 'When the first of them was published, UTC; midnight where only the day is known, NULL where not even that.';
COMMENT ON COLUMN event_sources.sources IS 'How many sources tell of the event.';
COMMENT ON COLUMN event_sources.hours_after_first IS 'Hours after the first source; 0 for the first.';
COMMENT ON COLUMN event_sources.start_date IS 'First day of the event.';
COMMENT ON COLUMN event_sources.end_date IS 'Last day of the event, inclusive.';
