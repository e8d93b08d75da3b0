-- Whom do the people of this country meet most?
-- about: countries
-- param country (country): ISO 3166-1 alpha-3, such as QAT
-- param limit (integer): at most how many (default: 100)
WITH
met AS (
    SELECT
        counterpart,
        count(DISTINCT event_id) AS encounters,
        count(DISTINCT name) AS people,
        list(DISTINCT name ORDER BY name)[:5] AS some_of_them,
        max(end_date) AS last_date
    FROM country_contacts
    WHERE country = $country AND status = 'occurred'
    GROUP BY counterpart
    ORDER BY encounters DESC, counterpart
    LIMIT $limit
)
SELECT m.counterpart, n.countries AS acts_for, m.encounters, m.people, m.some_of_them, m.last_date
FROM met AS m
JOIN names AS n ON n.name = m.counterpart
ORDER BY m.encounters DESC, m.counterpart;
