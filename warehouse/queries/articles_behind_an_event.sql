-- Which articles tell of an encounter, in which sentences, and why were they taken for one?
-- about: encounters
-- param event: the event_id, an earlier one too; or empty for the encounters that most articles tell of (default: )
-- param limit (integer): at most how many articles (default: 50)
WITH
wanted AS (
    SELECT coalesce((SELECT event_id FROM event_redirects WHERE old_event_id = $event), $event) AS event_id
    WHERE $event <> ''
    UNION ALL
    SELECT event_id
    FROM (
        SELECT event_id FROM encounters WHERE $event = '' AND articles > 1 ORDER BY articles DESC, event_id LIMIT $limit
    )
)
SELECT
    j.event_id, r.source, r.title, r.published_date, a.event_type, a.status, a.sentence, j.evidence, r.url, r.doc_id
FROM wanted AS w
JOIN encounters AS e USING (event_id)
JOIN event_accounts AS j USING (event_id)
JOIN accounts AS a USING (account_id)
JOIN articles AS r USING (article_id)
ORDER BY e.articles DESC, j.event_id, r.published_date NULLS LAST, a.account_id
LIMIT $limit;
