-- Every event has accounts, the smallest of them gives it its id, and its status is the last change.
SELECT 'events' AS table_name, e.event_id AS key, 'no account' AS problem
FROM events AS e ANTI JOIN event_accounts USING (event_id)
UNION ALL
SELECT 'events', event_id, 'not the smallest account'
FROM event_accounts GROUP BY event_id HAVING min(account_id) <> event_id
UNION ALL
SELECT 'events', e.event_id, 'the lead account is not in it'
FROM events AS e
ANTI JOIN event_accounts AS a ON a.event_id = e.event_id AND a.account_id = e.lead_account_id
UNION ALL
SELECT 'events', e.event_id, 'status ' || e.status || ' is not the last change'
FROM events AS e
LEFT JOIN (SELECT event_id, max_by(status, ordinal) AS status FROM event_status_changes GROUP BY event_id) AS c
    USING (event_id)
WHERE c.status IS DISTINCT FROM e.status;
