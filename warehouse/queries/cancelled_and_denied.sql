-- What was cancelled, postponed, refused or denied, in which words, and who says so?
SELECT e.who, e.whom, e.event_type, a.status, e.place, e.start_date, a.cue_text, a.cue_said_by, a.sentence, r.url
FROM accounts AS a
JOIN articles AS r USING (article_id)
JOIN event_accounts USING (account_id)
JOIN encounters AS e USING (event_id)
WHERE a.status IN ('cancelled', 'denied')
ORDER BY e.start_date DESC NULLS LAST, a.account_id;
