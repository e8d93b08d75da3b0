-- Who met the most different people?
-- param limit: how many to list (default: 20)
WITH
both_ways AS (
    SELECT who AS person, whom AS counterpart, whom_country AS counterpart_country, event_id FROM who_met_whom
    UNION ALL
    SELECT whom, who, who_country, event_id FROM who_met_whom
)
SELECT
    person,
    count(DISTINCT counterpart) AS people_met,
    count(DISTINCT counterpart_country) AS countries,
    count(DISTINCT event_id) AS encounters
FROM both_ways
GROUP BY person
ORDER BY people_met DESC, encounters DESC, person
LIMIT $limit::INTEGER;
