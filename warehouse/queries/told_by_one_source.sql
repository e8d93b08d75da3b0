-- Which encounters does one source alone tell of?
-- about: sources
-- param source: the name of the source, by default any (default: )
-- param since (date): first day that counts (default: )
-- param limit (integer): at most how many, the newest first (default: 50)
WITH
alone AS (
    SELECT source, event_id, start_date
    FROM event_sources
    WHERE sources = 1 AND $source IN ('', source) AND ($since::DATE IS NULL OR end_date >= $since)
    ORDER BY start_date DESC NULLS LAST, event_id
    LIMIT $limit
)
SELECT a.source, e.who, e.whom, e.event_type, e.status, e.place, e.start_date, e.confidence, e.quote, e.url
FROM alone AS a
JOIN encounters AS e USING (event_id)
ORDER BY a.start_date DESC NULLS LAST, a.event_id;
