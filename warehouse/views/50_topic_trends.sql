CREATE OR REPLACE VIEW topic_trends AS
SELECT
    date_trunc('month', e.start_date)::DATE AS month_date,
    coalesce(t.label, lower(t.phrase)) AS topic,
    t.code,
    count(DISTINCT e.event_id) AS encounters,
    count(DISTINCT a.article_id) AS articles
FROM topics AS t
JOIN accounts AS a USING (account_id)
JOIN event_accounts AS j USING (account_id)
JOIN encounters AS e USING (event_id)
GROUP BY ALL;
COMMENT ON VIEW topic_trends IS 'How often a subject was on the table, month by month.';
COMMENT ON COLUMN topic_trends.month_date IS 'First day of the month of the event; NULL where its day is unknown.';
COMMENT ON COLUMN topic_trends.topic IS 'The IPTC Media Topic, or the phrase in lower case where none fits.';
COMMENT ON COLUMN topic_trends.code IS 'Code of the IPTC Media Topic.';
COMMENT ON COLUMN topic_trends.encounters IS 'Events, whatever their status.';
COMMENT ON COLUMN topic_trends.articles IS 'Articles that name the subject.';
