-- Which encounters took place in a country that neither side comes from?
-- about: places
-- param country (country): a country that one side comes from, ISO 3166-1 alpha-3 (default: )
-- param since (date): first day that counts (default: )
-- param limit (integer): at most how many pairs, the newest first (default: 100)
SELECT who, who_country, whom, whom_country, place, country, start_date, topics
FROM pairs
WHERE
    status = 'occurred'
    AND country <> who_country
    AND country <> whom_country
    AND ($country::VARCHAR IS NULL OR $country IN (who_country, whom_country))
    AND ($since::DATE IS NULL OR end_date >= $since)
ORDER BY start_date DESC NULLS LAST, event_id, who, whom
LIMIT $limit;
