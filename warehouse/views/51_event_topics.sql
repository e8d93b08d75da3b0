CREATE OR REPLACE VIEW event_topics AS
WITH
told AS (
    SELECT
        j.event_id,
        coalesce(t.label, lower(t.phrase)) AS topic,
        t.code,
        list(DISTINCT t.phrase ORDER BY t.phrase) AS phrases
    FROM topics AS t
    JOIN event_accounts AS j USING (account_id)
    GROUP BY j.event_id, coalesce(t.label, lower(t.phrase)), t.code
)
SELECT
    t.event_id,
    t.topic,
    t.code,
    t.phrases,
    folded(concat_ws(' ', t.topic, array_to_string(t.phrases, ' '))) AS folded_words,
    e.start_date,
    e.end_date
FROM told AS t
JOIN events AS e USING (event_id);
COMMENT ON VIEW event_topics IS 'What each event was about: one row per event and subject.';
COMMENT ON COLUMN event_topics.event_id IS 'The event.';
COMMENT ON COLUMN event_topics.topic IS 'The IPTC Media Topic, or the phrase in lower case where none fits.';
COMMENT ON COLUMN event_topics.code IS 'Code of the IPTC Media Topic.';
COMMENT ON COLUMN event_topics.phrases IS 'The words of the articles.';
COMMENT ON COLUMN event_topics.folded_words IS 'Subject and words as they are compared: small letters, no accents.';
COMMENT ON COLUMN event_topics.start_date IS 'First day of the event.';
COMMENT ON COLUMN event_topics.end_date IS 'Last day of the event, inclusive.';
