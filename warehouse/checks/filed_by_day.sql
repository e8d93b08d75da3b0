-- Every row is filed under its day: one that is not would not be found again.
SELECT 'articles' AS table_name, article_id AS key, 'filed under ' || filed_date AS problem
FROM articles
WHERE filed_date IS DISTINCT FROM coalesce(published_date, DATE '0001-01-01')
UNION ALL
SELECT 'accounts', a.account_id, 'filed elsewhere than its article'
FROM accounts AS a
JOIN articles AS r USING (article_id)
WHERE a.filed_date IS DISTINCT FROM r.filed_date
UNION ALL
SELECT 'mentions', m.account_id || ' ' || m.ordinal, 'filed elsewhere than its account'
FROM mentions AS m
JOIN accounts AS a USING (account_id)
WHERE m.filed_date IS DISTINCT FROM a.filed_date
UNION ALL
SELECT 'participants', p.account_id || ' ' || p.ordinal, 'filed elsewhere than its account'
FROM participants AS p
JOIN accounts AS a USING (account_id)
WHERE p.filed_date IS DISTINCT FROM a.filed_date
UNION ALL
SELECT 'topics', t.account_id || ' ' || t.ordinal, 'filed elsewhere than its account'
FROM topics AS t
JOIN accounts AS a USING (account_id)
WHERE t.filed_date IS DISTINCT FROM a.filed_date
UNION ALL
SELECT 'event_accounts', e.account_id, 'filed elsewhere than its account'
FROM event_accounts AS e
JOIN accounts AS a USING (account_id)
WHERE e.filed_date IS DISTINCT FROM a.filed_date AND e.account_digest = a.account_digest
UNION ALL
SELECT 'event_accounts', a.account_id, 'filed elsewhere than its event'
FROM event_accounts AS a
JOIN events AS e USING (event_id)
WHERE a.event_filed_date IS DISTINCT FROM e.filed_date
UNION ALL
SELECT 'unlinked_accounts', u.account_id, 'filed elsewhere than its account in the event'
FROM unlinked_accounts AS u
JOIN event_accounts AS e USING (account_id)
WHERE u.filed_date IS DISTINCT FROM e.filed_date
UNION ALL
SELECT 'parted_accounts', p.account_id, 'filed elsewhere than its account in the event'
FROM parted_accounts AS p
JOIN event_accounts AS e USING (account_id)
WHERE p.filed_date IS DISTINCT FROM e.filed_date
UNION ALL
SELECT 'events', e.event_id, 'filed under ' || e.filed_date
FROM events AS e
JOIN (
    SELECT event_id, min(filed_date) FILTER (filed_date > DATE '0001-01-01') AS filed_date
    FROM event_accounts
    GROUP BY event_id
) AS a USING (event_id)
WHERE e.filed_date IS DISTINCT FROM coalesce(a.filed_date, DATE '0001-01-01')
UNION ALL
SELECT 'event_participants', p.event_id || ' ' || p.ordinal, 'filed elsewhere than its event'
FROM event_participants AS p
JOIN events AS e USING (event_id)
WHERE p.filed_date IS DISTINCT FROM e.filed_date
UNION ALL
SELECT 'event_status_changes', c.event_id || ' ' || c.ordinal, 'filed elsewhere than its event'
FROM event_status_changes AS c
JOIN events AS e USING (event_id)
WHERE c.filed_date IS DISTINCT FROM e.filed_date
UNION ALL
SELECT 'event_redirects', r.old_event_id, 'filed elsewhere than its event'
FROM event_redirects AS r
JOIN events AS e USING (event_id)
WHERE r.filed_date IS DISTINCT FROM e.filed_date
UNION ALL
SELECT 'encounters', c.event_id, 'filed elsewhere than its event'
FROM encounters AS c
JOIN events AS e USING (event_id)
WHERE c.filed_date IS DISTINCT FROM e.filed_date
UNION ALL
SELECT 'pairs', p.event_id, 'filed elsewhere than its event'
FROM pairs AS p
JOIN events AS e USING (event_id)
WHERE p.filed_date IS DISTINCT FROM e.filed_date;
