-- In which third countries do people of two countries meet, and how often?
-- about: places
-- param country (country): one of the two, ISO 3166-1 alpha-3 (default: )
-- param other (country): the other, ISO 3166-1 alpha-3 (default: )
-- param limit (integer): at most how many (default: 100)
SELECT
    country AS third_country,
    least(who_country, whom_country) AS one_country,
    greatest(who_country, whom_country) AS other_country,
    count(DISTINCT event_id) AS encounters,
    min(start_date) AS first_date,
    max(end_date) AS last_date
FROM pairs
WHERE
    status = 'occurred'
    AND who_country <> whom_country
    AND country <> who_country
    AND country <> whom_country
    AND ($country::VARCHAR IS NULL OR $country IN (who_country, whom_country))
    AND ($other::VARCHAR IS NULL OR $other IN (who_country, whom_country))
GROUP BY ALL
ORDER BY encounters DESC, third_country, one_country, other_country
LIMIT $limit;
