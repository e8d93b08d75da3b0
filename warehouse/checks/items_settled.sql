-- What became of an item fits its state, and a source that was stopped was gone.
SELECT 'items' AS table_name, item_key AS key, state || ' without article' AS problem
FROM items WHERE state IN ('ok', 'partial', 'duplicate') AND article_id IS NULL
UNION ALL
SELECT 'sources', source, 'stopped, and the server never said that it is gone'
FROM sources WHERE is_stopped AND gone_polls = 0;
