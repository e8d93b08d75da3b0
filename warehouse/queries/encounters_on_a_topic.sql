-- Which encounters were about this topic?
-- about: topics
-- param topic: a word of the phrase or of its subject
-- param limit (integer): at most how many, the newest first (default: 50)
WITH
found AS (
    SELECT event_id, list(topic ORDER BY topic) AS subjects, start_date
    FROM event_topics
    WHERE contains(folded_words, folded($topic))
    GROUP BY event_id, start_date
    ORDER BY start_date DESC NULLS LAST, event_id
    LIMIT $limit
)
SELECT e.who, e.whom, e.event_type, e.status, e.place, e.start_date, f.subjects, e.topics, e.quote
FROM found AS f
JOIN encounters AS e USING (event_id)
ORDER BY f.start_date DESC NULLS LAST, f.event_id;
