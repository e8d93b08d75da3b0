-- What do two countries talk about with each other?
-- about: topics
-- param country (country): ISO 3166-1 alpha-3, such as IND
-- param other (country): ISO 3166-1 alpha-3, such as CHN
-- param limit (integer): how many topics to list (default: 20)
WITH
between_them AS (
    SELECT DISTINCT event_id, start_date, end_date
    FROM contacts
    WHERE name_country = $country AND counterpart_country = $other
)
SELECT t.topic, count(*) AS encounters, min(b.start_date) AS first_date, max(b.end_date) AS last_date
FROM between_them AS b
JOIN event_topics AS t USING (event_id)
GROUP BY t.topic
ORDER BY encounters DESC, t.topic
LIMIT $limit;
