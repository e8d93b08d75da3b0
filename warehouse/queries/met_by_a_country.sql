-- Whom do the people of this country meet?
-- param country: ISO 3166-1 alpha-3, such as QAT
WITH
both_ways AS (
    SELECT who_country AS country, who AS person, whom AS met, whom_country AS met_country, start_date, event_id
    FROM who_met_whom
    UNION ALL
    SELECT whom_country, whom, who, who_country, start_date, event_id FROM who_met_whom
)
SELECT
    met,
    met_country,
    count(DISTINCT event_id) AS encounters,
    list(DISTINCT person ORDER BY person) AS by_whom,
    max(start_date) AS last_date
FROM both_ways
WHERE country = upper($country)
GROUP BY ALL
ORDER BY encounters DESC, met;
