-- Every row that is looked for by number has that of its key: one that has another would not be found again.
SELECT 'items' AS table_name, item_key AS key, 'has the number of another key' AS problem
FROM items WHERE lookup_number IS DISTINCT FROM lookup_number(item_key)
UNION ALL
SELECT 'articles', article_id, 'has the number of another key'
FROM articles WHERE lookup_number IS DISTINCT FROM lookup_number(article_id)
UNION ALL
SELECT 'event_redirects', r.old_event_id, 'has the number of another key, or has one though its account is in an event'
FROM event_redirects AS r
LEFT JOIN event_accounts AS e ON e.account_id = r.old_event_id
WHERE
    r.lookup_number IS DISTINCT FROM (CASE WHEN e.account_id IS NULL THEN lookup_number(r.old_event_id) END);
