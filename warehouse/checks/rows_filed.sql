-- Every row is filed under the day that it is looked up by, and what is not resolved waits for resolve.
SELECT 'articles' AS table_name, article_id AS key, 'not filed under its day of publication' AS problem
FROM articles
WHERE filed_date IS DISTINCT FROM coalesce(published_date, DATE '0001-01-01')
UNION ALL
SELECT 'accounts', a.account_id, 'not filed as its article'
FROM accounts AS a JOIN articles AS r USING (article_id) WHERE a.filed_date IS DISTINCT FROM r.filed_date
UNION ALL
SELECT 'mentions', m.account_id, 'not filed as its account'
FROM mentions AS m JOIN accounts AS a USING (account_id) WHERE m.filed_date IS DISTINCT FROM a.filed_date
UNION ALL
SELECT 'participants', p.account_id, 'not filed as its account'
FROM participants AS p JOIN accounts AS a USING (account_id) WHERE p.filed_date IS DISTINCT FROM a.filed_date
UNION ALL
SELECT 'topics', t.account_id, 'not filed as its account'
FROM topics AS t JOIN accounts AS a USING (account_id) WHERE t.filed_date IS DISTINCT FROM a.filed_date
UNION ALL
SELECT 'events', e.event_id, 'not filed under the first day of its accounts'
FROM events AS e
JOIN (
    SELECT
        event_id,
        coalesce(min(filed_date) FILTER (filed_date > DATE '0001-01-01'), DATE '0001-01-01') AS filed_date
    FROM event_accounts
    GROUP BY event_id
) AS f USING (event_id)
WHERE e.filed_date IS DISTINCT FROM f.filed_date
UNION ALL
SELECT 'event_accounts', a.account_id, 'not filed as its event'
FROM event_accounts AS a JOIN events AS e USING (event_id) WHERE a.event_filed_date IS DISTINCT FROM e.filed_date
UNION ALL
SELECT 'event_participants', p.event_id, 'not filed as its event'
FROM event_participants AS p JOIN events AS e USING (event_id) WHERE p.filed_date IS DISTINCT FROM e.filed_date
UNION ALL
SELECT 'event_status_changes', c.event_id, 'not filed as its event'
FROM event_status_changes AS c JOIN events AS e USING (event_id) WHERE c.filed_date IS DISTINCT FROM e.filed_date
UNION ALL
SELECT 'event_redirects', r.old_event_id, 'not filed as its event'
FROM event_redirects AS r JOIN events AS e USING (event_id) WHERE r.filed_date IS DISTINCT FROM e.filed_date
UNION ALL
SELECT 'accounts', a.account_id, 'in no event as it is, and not waiting for resolve'
FROM accounts AS a
ANTI JOIN event_accounts USING (account_id, account_digest, filed_date)
ANTI JOIN unresolved_accounts AS u ON u.account_id = a.account_id AND u.filed_date = a.filed_date
UNION ALL
SELECT 'event_accounts', e.account_id, 'no longer as the event knows it, and not waiting for resolve'
FROM event_accounts AS e
ANTI JOIN accounts USING (account_id, account_digest, filed_date)
ANTI JOIN unresolved_accounts AS u ON u.account_id = e.account_id AND u.filed_date = e.filed_date;
