-- How often was this topic on the table, month by month?
-- about: topics
-- param topic: a word of the phrase or of its subject
-- param since (date): first month that counts (default: )
WITH
found AS (
    SELECT event_id, any_value(start_date) AS start_date
    FROM event_topics
    WHERE
        contains(folded_words, folded($topic))
        AND start_date IS NOT NULL
        AND ($since::DATE IS NULL OR start_date >= $since)
    GROUP BY event_id
)
SELECT date_trunc('month', f.start_date)::DATE AS month_date, count(*) AS encounters, sum(e.articles)::BIGINT AS articles
FROM found AS f
JOIN encounters AS e USING (event_id)
GROUP BY month_date
ORDER BY month_date;
