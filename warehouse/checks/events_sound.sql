-- Every event has accounts, the smallest of them gives it its id, and its status is the last change.
SELECT 'events' AS table_name, e.event_id AS key, 'no account' AS problem
FROM events AS e ANTI JOIN event_accounts USING (event_id)
UNION ALL
SELECT 'events', event_id, 'not the smallest account'
FROM event_accounts GROUP BY event_id HAVING min(account_id) <> event_id
UNION ALL
SELECT 'event_accounts', e.account_id, 'not found under its own id'
FROM event_accounts AS e
ANTI JOIN event_redirects AS r ON r.old_event_id = e.account_id AND r.event_id = e.event_id
WHERE e.account_id <> e.event_id
UNION ALL
SELECT 'events', e.event_id, 'status ' || e.status || ' is not the last change'
FROM events AS e
LEFT JOIN (SELECT event_id, max_by(status, ordinal) AS status FROM event_status_changes GROUP BY event_id) AS c
    USING (event_id)
WHERE c.status IS DISTINCT FROM e.status
UNION ALL
SELECT 'event_status_changes', c.event_id || ' ' || c.ordinal, 'says something else than the account that brought it'
FROM event_status_changes AS c
JOIN accounts AS a USING (account_id)
JOIN articles AS r USING (article_id)
WHERE c.status <> a.status OR c.reported_date IS DISTINCT FROM r.published_date
UNION ALL
SELECT 'event_status_changes', c.event_id || ' ' || c.ordinal, 'changes nothing, or comes before the one that precedes it'
FROM event_status_changes AS c
JOIN event_status_changes AS p ON p.event_id = c.event_id AND p.ordinal = c.ordinal - 1
WHERE p.status = c.status OR coalesce(p.reported_date, DATE '0001-01-01') > coalesce(c.reported_date, DATE '0001-01-01')
UNION ALL
SELECT 'events', event_id, 'a day without granularity, or the other way round'
FROM events WHERE (start_date IS NULL) <> (granularity IS NULL)
UNION ALL
SELECT 'events', event_id, 'a place in part'
FROM events
WHERE
    (place_name IS NULL) <> (place_kind IS NULL)
    OR (place_name IS NULL AND coalesce(country, latitude::VARCHAR, geonames_id::VARCHAR) IS NOT NULL);
