-- Where do the articles on one encounter contradict each other: was it held, where and when?
-- about: sources
-- param matter: status, place, country or days; by default all of them (default: )
-- param limit (integer): at most how many, the newest first (default: 50)
WITH
found AS (
    SELECT event_id, matter, versions, told_by, start_date
    FROM disagreements
    WHERE $matter IN ('', matter)
    ORDER BY start_date DESC NULLS LAST, event_id, matter
    LIMIT $limit
)
SELECT e.who, e.whom, e.event_type, e.start_date, f.matter, f.versions, f.told_by, e.articles, f.event_id
FROM found AS f
JOIN encounters AS e USING (event_id)
ORDER BY f.start_date DESC NULLS LAST, f.event_id, f.matter;
