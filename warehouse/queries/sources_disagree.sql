-- Where do the articles on one encounter contradict each other: was it held, where and when?
-- about: sources
-- param matter: status, place, country or days; by default all of them (default: )
-- param limit (integer): at most how many, the newest first (default: 100)
SELECT e.who, e.whom, e.event_type, e.start_date, d.matter, d.versions, d.told_by, e.articles, d.event_id
FROM disagreements AS d
JOIN encounters AS e USING (event_id)
WHERE $matter IN ('', d.matter)
ORDER BY e.start_date DESC NULLS LAST, d.event_id, d.matter
LIMIT $limit;
