-- In which places did most encounters take place?
-- about: places
-- param country (country): in this country alone, ISO 3166-1 alpha-3 (default: )
-- param limit (integer): how many to list (default: 20)
SELECT place, country, count(*) AS encounters, min(start_date) AS first_date, max(end_date) AS last_date
FROM encounters
WHERE status = 'occurred' AND place IS NOT NULL AND ($country::VARCHAR IS NULL OR country = $country)
GROUP BY place, country
ORDER BY encounters DESC, place, country
LIMIT $limit;
