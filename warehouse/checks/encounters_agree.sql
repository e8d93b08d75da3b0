-- Encounters and pairs say what events, their participants and their articles say.
WITH
counted AS (
    SELECT
        e.event_id,
        count(*) AS accounts,
        min(coalesce(r.published_at, r.published_date::TIMESTAMP)) AS first_reported_at
    FROM event_accounts AS e
    JOIN accounts AS a USING (account_id)
    JOIN articles AS r USING (article_id)
    GROUP BY e.event_id
),
-- Most events are told by one account: nothing is to be told apart there.
told AS (
    SELECT event_id, 1 AS articles, 1 AS sources, first_reported_at FROM counted WHERE accounts = 1
    UNION ALL
    SELECT
        event_id,
        count(DISTINCT article_id) AS articles,
        count(DISTINCT source) AS sources,
        any_value(first_reported_at) AS first_reported_at
    FROM (FROM counted WHERE accounts > 1)
    JOIN event_accounts USING (event_id)
    JOIN accounts USING (account_id)
    JOIN articles USING (article_id)
    GROUP BY event_id
),
named AS (
    SELECT
        event_id,
        count(*) FILTER (side <> 'whom') AS who,
        count(*) FILTER (side = 'whom') AS whom,
        bool_and(list_contains(CASE WHEN side = 'whom' THEN c.whom ELSE c.who END, p.name)) AS is_each_named
    FROM event_participants AS p
    JOIN encounters AS c USING (event_id)
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
LEFT JOIN named AS n USING (event_id)
WHERE len(c.who) <> coalesce(n.who, 0) OR len(c.whom) <> coalesce(n.whom, 0) OR NOT n.is_each_named
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
