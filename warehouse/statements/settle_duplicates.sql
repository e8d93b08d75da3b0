-- Settles what find_duplicates.sql has found.
UPDATE items
SET
    state = 'duplicate',
    reason = 'known from ' || found_items.known_from,
    article_id = found_items.article_id,
    content = NULL,
    next_try_at = NULL
FROM found_items
WHERE
    items.item_key = found_items.item_key
    AND items.source IN (SELECT source FROM waiting_items)
    AND items.state = 'waiting'
    AND items.article_id IS NULL
    AND items.host IS NOT NULL;
