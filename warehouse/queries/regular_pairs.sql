-- Who meet each other again and again, and how many days lie between?
-- param times: at least how many encounters (default: 2)
SELECT
    least(who, whom) AS person,
    greatest(who, whom) AS other_person,
    count(DISTINCT event_id) AS encounters,
    (max(start_date) - min(start_date)) // nullif(count(DISTINCT start_date) - 1, 0) AS mean_days_between,
    list(DISTINCT start_date ORDER BY start_date) FILTER (start_date IS NOT NULL) AS days
FROM who_met_whom
GROUP BY ALL
HAVING count(DISTINCT event_id) >= $times::INTEGER
ORDER BY encounters DESC, person, other_person;
