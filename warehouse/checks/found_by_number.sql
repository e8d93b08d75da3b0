-- Every row has the number of its key: one that has another would not be found again.
SELECT 'items' AS table_name, item_key AS key, 'has the number of another key' AS problem
FROM items WHERE lookup_number IS DISTINCT FROM lookup_number(item_key)
UNION ALL
SELECT 'articles', article_id, 'has the number of another key'
FROM articles WHERE lookup_number IS DISTINCT FROM lookup_number(article_id)
UNION ALL
SELECT 'event_redirects', old_event_id, 'has the number of another key'
FROM event_redirects WHERE lookup_number IS DISTINCT FROM lookup_number(old_event_id);
