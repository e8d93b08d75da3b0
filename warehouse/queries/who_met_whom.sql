-- Who met whom, where, when and on which topics?
-- about: encounters
-- param since (date): first day that counts (default: )
-- param until (date): last day that counts (default: )
-- param country (country): where it took place, ISO 3166-1 alpha-3 (default: )
-- param limit (integer): at most how many pairs, the newest first (default: 50)
WITH
found AS (
    SELECT who, who_country, whom, whom_country, event_id
    FROM pairs
    WHERE
        status = 'occurred'
        AND ($since::DATE IS NULL OR end_date >= $since)
        AND ($until::DATE IS NULL OR start_date <= $until)
        AND ($country::VARCHAR IS NULL OR country = $country)
    ORDER BY start_date DESC NULLS LAST, event_id, who, whom
    LIMIT $limit
)
SELECT
    f.who, f.who_country, f.whom, f.whom_country, e.event_type, e.place, e.country, e.start_date, e.end_date, e.topics
FROM found AS f
JOIN encounters AS e USING (event_id)
ORDER BY e.start_date DESC NULLS LAST, f.event_id, f.who, f.whom;
