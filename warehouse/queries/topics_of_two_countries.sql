-- What do two countries talk about with each other?
-- about: topics
-- param country (country): ISO 3166-1 alpha-3, such as IND
-- param other (country): ISO 3166-1 alpha-3, such as CHN
-- param limit (integer): how many topics to list (default: 20)
WITH
between_them AS (
    SELECT DISTINCT event_id FROM country_contacts WHERE country = $country AND other_country = $other
)
SELECT t.topic, count(*) AS encounters, min(t.start_date) AS first_date, max(t.end_date) AS last_date
FROM between_them
JOIN event_topics AS t USING (event_id)
GROUP BY t.topic
ORDER BY encounters DESC, t.topic
LIMIT $limit;
