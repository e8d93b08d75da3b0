-- With which countries does this country meet, year by year, and is it more or less than the year before?
-- about: countries
-- param country (country): ISO 3166-1 alpha-3, such as TUR
-- param limit (integer): how many countries a year (default: 10)
WITH
years AS (
    SELECT year(start_date) AS year, other_country, count(DISTINCT event_id) AS encounters
    FROM country_contacts
    WHERE country = $country AND other_country <> $country AND status = 'occurred' AND start_date IS NOT NULL
    GROUP BY ALL
)
SELECT y.year, y.other_country, y.encounters, y.encounters - coalesce(b.encounters, 0) AS more_than_the_year_before
FROM years AS y
LEFT JOIN years AS b ON b.year = y.year - 1 AND b.other_country = y.other_country
QUALIFY row_number() OVER (PARTITION BY y.year ORDER BY y.encounters DESC, y.other_country) <= $limit
ORDER BY y.year DESC, y.encounters DESC, y.other_country;
