-- What was cancelled, postponed, refused or denied, in which words, and who says so?
-- about: plans
-- param limit (integer): at most how many, the newest first (default: 50)
WITH
found AS (
    SELECT event_id, who, whom, event_type, status, place, start_date
    FROM encounters
    WHERE status IN ('cancelled', 'denied')
    ORDER BY start_date DESC NULLS LAST, event_id
    LIMIT $limit
)
SELECT
    f.who, f.whom, f.event_type, a.status, f.place, f.start_date, a.cue_text, a.cue_said_by, a.sentence, r.source, r.url
FROM found AS f
JOIN event_accounts AS j USING (event_id)
JOIN accounts AS a USING (account_id)
JOIN articles AS r USING (article_id)
WHERE a.status IN ('cancelled', 'denied')
ORDER BY f.start_date DESC NULLS LAST, f.event_id, a.account_id
LIMIT $limit;
