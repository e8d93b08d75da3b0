-- In which third countries do people of two countries meet, and how often?
-- about: places
-- param country (country): one of the two, ISO 3166-1 alpha-3 (default: )
-- param other (country): the other, ISO 3166-1 alpha-3 (default: )
-- param limit (integer): at most how many (default: 100)
SELECT third_country, country AS one_country, other_country, encounters, first_date, last_date
FROM meeting_grounds
WHERE
    ($country::VARCHAR IS NULL OR $country IN (country, other_country))
    AND ($other::VARCHAR IS NULL OR $other IN (country, other_country))
ORDER BY encounters DESC, third_country, one_country, other_country
LIMIT $limit;
