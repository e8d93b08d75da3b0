-- What does this person talk about, and with whom last?
-- about: topics
-- param person: a name or a part of it
-- param limit (integer): how many topics to list (default: 20)
WITH
met AS (
    SELECT event_id, max(end_date) AS end_date, list(DISTINCT counterpart ORDER BY counterpart) AS counterparts
    FROM contacts
    WHERE name IN (FROM named($person))
    GROUP BY event_id
)
SELECT
    t.topic,
    count(*) AS encounters,
    max(m.end_date) AS last_date,
    max_by(m.counterparts, (m.end_date, m.event_id)) AS last_with
FROM met AS m
JOIN event_topics AS t USING (event_id)
GROUP BY t.topic
ORDER BY encounters DESC, t.topic
LIMIT $limit;
