-- Encounters and pairs say what events, their participants and their articles say.
WITH
told AS (
    SELECT
        e.event_id,
        count(DISTINCT a.article_id) AS articles,
        count(DISTINCT r.source) AS sources,
        min(coalesce(r.published_at, r.published_date::TIMESTAMP)) AS first_reported_at
    FROM event_accounts AS e
    JOIN accounts AS a USING (account_id)
    JOIN articles AS r USING (article_id)
    GROUP BY e.event_id
),
sides AS (
    SELECT
        event_id,
        list(name ORDER BY ordinal) FILTER (side <> 'whom') AS who,
        list(name ORDER BY ordinal) FILTER (side = 'whom') AS whom
    FROM event_participants
    GROUP BY event_id
)
SELECT 'encounters' AS table_name, e.event_id AS key, 'no encounter for this event' AS problem
FROM events AS e ANTI JOIN encounters USING (event_id)
UNION ALL
SELECT 'encounters', e.event_id, 'says something else than the event'
FROM events AS e
JOIN encounters AS c USING (event_id)
WHERE
    e.event_type <> c.event_type OR e.status <> c.status OR e.confidence <> c.confidence OR e.topics <> c.topics
    OR e.place_name IS DISTINCT FROM c.place OR e.country IS DISTINCT FROM c.country
    OR e.latitude IS DISTINCT FROM c.latitude OR e.longitude IS DISTINCT FROM c.longitude
    OR e.start_date IS DISTINCT FROM c.start_date OR e.end_date IS DISTINCT FROM c.end_date
    OR e.granularity IS DISTINCT FROM c.granularity
UNION ALL
SELECT 'encounters', c.event_id, 'names other participants'
FROM encounters AS c
LEFT JOIN sides AS s USING (event_id)
WHERE c.who <> coalesce(s.who, []) OR c.whom <> coalesce(s.whom, [])
UNION ALL
SELECT 'encounters', c.event_id, 'counts other articles, or another first one'
FROM encounters AS c
JOIN told AS t USING (event_id)
WHERE
    c.articles <> t.articles OR c.sources <> t.sources
    OR c.first_reported_at IS DISTINCT FROM t.first_reported_at
UNION ALL
SELECT 'encounters', e.event_id, 'quotes another sentence, or another article'
FROM events AS e
JOIN encounters AS c USING (event_id)
JOIN accounts AS a ON a.account_id = e.lead_account_id
JOIN articles AS r USING (article_id)
WHERE c.quote <> a.sentence OR c.url IS DISTINCT FROM r.url
UNION ALL
SELECT 'pairs', p.event_id, 'says something else than the event'
FROM events AS e
JOIN pairs AS p USING (event_id)
WHERE
    e.status <> p.status OR e.topics <> p.topics
    OR e.place_name IS DISTINCT FROM p.place OR e.country IS DISTINCT FROM p.country
    OR e.start_date IS DISTINCT FROM p.start_date OR e.end_date IS DISTINCT FROM p.end_date;
