-- Which countries met most often, and what is ahead of them?
-- about: countries
-- param country (country): one of the two, ISO 3166-1 alpha-3 (default: )
-- param limit (integer): how many to list (default: 20)
SELECT country, other_country, occurred, ahead, not_held, first_date, last_date
FROM country_dyads
WHERE $country::VARCHAR IS NULL OR $country IN (country, other_country)
ORDER BY occurred DESC, country, other_country
LIMIT $limit;
