-- When did two people meet for the first and for the last time, and how often?
-- param person: a name or a part of it (default: )
SELECT
    least(who, whom) AS person,
    greatest(who, whom) AS other_person,
    count(DISTINCT event_id) AS times,
    min_by(coalesce(place, country), start_date) AS first_place,
    min(start_date) AS first_date,
    max_by(coalesce(place, country), end_date) AS last_place,
    max(end_date) AS last_date
FROM who_met_whom
WHERE contains(lower(strip_accents(who || ' ' || whom)), lower(strip_accents($person)))
GROUP BY ALL
ORDER BY times DESC, person, other_person;
