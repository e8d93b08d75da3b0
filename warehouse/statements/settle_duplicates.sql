-- What waits to be fetched for the first time and is a stored article already, found by another source or under the
-- address that the article calls its own, is not fetched. Few items wait: only their keys are looked for.
WITH
waiting AS (
    SELECT DISTINCT item_key
    FROM items
    WHERE
        state = 'waiting'
        AND article_id IS NULL
        AND host IS NOT NULL
        AND source IN (SELECT unnest($sources))
),
known AS (
    SELECT item_key, min(article_id) AS article_id, min_by(source, article_id) AS source
    FROM (
        SELECT article_key AS item_key, article_id, source
        FROM articles
        WHERE url IS NOT NULL AND article_key IN (SELECT item_key FROM waiting)
        UNION ALL
        SELECT item_key, article_id, source
        FROM items
        WHERE article_id IS NOT NULL AND host IS NOT NULL AND item_key IN (SELECT item_key FROM waiting)
    )
    GROUP BY item_key
)
UPDATE items
SET
    state = 'duplicate',
    reason = 'known from ' || known.source,
    article_id = known.article_id,
    content = NULL,
    next_try_at = NULL
FROM known
WHERE
    items.source IN (SELECT unnest($sources))
    AND items.item_key = known.item_key
    AND items.state = 'waiting'
    AND items.article_id IS NULL
    AND items.host IS NOT NULL
RETURNING items.source, items.host;
