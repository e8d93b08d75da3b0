-- Which countries met most often, and what is ahead of them?
-- param limit: how many to list (default: 20)
SELECT country, other_country, occurred, ahead, not_held, first_date, last_date
FROM country_dyads
ORDER BY occurred DESC, country, other_country
LIMIT $limit::INTEGER;
