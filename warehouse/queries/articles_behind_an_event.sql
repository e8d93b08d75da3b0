-- Which articles tell of an event, in which sentences, and why were they taken for one?
-- param event: the event_id, an earlier one too; or empty for the events that most articles tell of (default: )
WITH
wanted AS (
    SELECT coalesce((SELECT event_id FROM event_redirects WHERE old_event_id = $event), $event) AS event_id
)
SELECT
    j.event_id, r.source, r.title, r.published_date, a.event_type, a.status, a.sentence, j.evidence, r.url, r.doc_id
FROM event_accounts AS j
JOIN encounters AS e USING (event_id)
JOIN accounts AS a USING (account_id)
JOIN articles AS r USING (article_id)
WHERE ($event = '' AND e.articles > 1) OR j.event_id IN (SELECT event_id FROM wanted)
ORDER BY e.articles DESC, j.event_id, r.published_date NULLS LAST, a.account_id;
