-- What waits to be fetched for the first time and is a stored article already, found by another source or under the
-- address that the article calls its own, is not fetched.
UPDATE items
SET
    state = 'duplicate',
    reason = 'known from ' || known.source,
    article_id = known.article_id,
    content = NULL,
    next_try_at = NULL
FROM (
    SELECT item_key, min(article_id) AS article_id, min_by(source, article_id) AS source
    FROM (
        SELECT article_key AS item_key, article_id, source FROM articles WHERE url IS NOT NULL
        UNION ALL
        SELECT item_key, article_id, source FROM items WHERE article_id IS NOT NULL AND host IS NOT NULL
    )
    GROUP BY item_key
) AS known
WHERE
    items.source IN (SELECT unnest($sources))
    AND items.item_key = known.item_key
    AND items.state = 'waiting'
    AND items.article_id IS NULL
    AND items.host IS NOT NULL
RETURNING items.source, items.host;
