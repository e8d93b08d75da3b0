-- What was cancelled, postponed, refused or denied, in which words, and who says so?
-- about: plans
-- param limit (integer): at most how many, the newest first (default: 100)
WITH
found AS (
    SELECT a.account_id, a.article_id, a.status, a.cue_text, a.cue_said_by, a.sentence, j.event_id, e.start_date
    FROM accounts AS a
    JOIN event_accounts AS j USING (account_id)
    JOIN events AS e USING (event_id)
    WHERE a.status IN ('cancelled', 'denied')
    ORDER BY e.start_date DESC NULLS LAST, a.account_id
    LIMIT $limit
)
SELECT
    e.who, e.whom, e.event_type, f.status, e.place, e.start_date, f.cue_text, f.cue_said_by, f.sentence, r.source, r.url
FROM found AS f
JOIN encounters AS e USING (event_id)
JOIN articles AS r USING (article_id)
ORDER BY f.start_date DESC NULLS LAST, f.account_id;
