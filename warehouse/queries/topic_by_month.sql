-- How often was this topic on the table, month by month?
-- about: topics
-- param topic: a word of the phrase or of its subject
-- param since (date): first month that counts (default: )
SELECT date_trunc('month', e.start_date)::DATE AS month_date, count(*) AS encounters, sum(e.articles)::BIGINT AS articles
FROM encounters AS e
WHERE
    e.event_id IN (SELECT event_id FROM event_topics WHERE contains(folded_words, folded($topic)))
    AND e.start_date IS NOT NULL
    AND ($since::DATE IS NULL OR e.start_date >= $since)
GROUP BY month_date
ORDER BY month_date;
