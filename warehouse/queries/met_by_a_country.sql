-- Whom do the people of this country meet most?
-- about: countries
-- param country (country): ISO 3166-1 alpha-3, such as QAT
-- param limit (integer): at most how many (default: 100)
SELECT
    counterpart,
    counterpart_country,
    count(DISTINCT event_id) AS encounters,
    count(DISTINCT name) AS people,
    list(DISTINCT name ORDER BY name)[:5] AS some_of_them,
    max(end_date) AS last_date
FROM contacts
WHERE name_country = $country AND status = 'occurred'
GROUP BY counterpart, counterpart_country
ORDER BY encounters DESC, counterpart, counterpart_country
LIMIT $limit;
