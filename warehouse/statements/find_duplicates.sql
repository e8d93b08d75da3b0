-- What waits to be fetched for the first time and is a stored article already, found by another source or under the
-- address that the article calls its own, need not be fetched. Few items wait: only their keys are looked for.
CREATE OR REPLACE TEMP TABLE waiting_items AS
SELECT source, item_key, host
FROM items
WHERE
    state = 'waiting'
    AND article_id IS NULL
    AND host IS NOT NULL
    AND source IN (SELECT unnest($sources::VARCHAR[]));

CREATE OR REPLACE TEMP TABLE found_items AS
SELECT item_key, min(article_id) AS article_id, min_by(source, article_id) AS known_from
FROM (
    SELECT article_key AS item_key, article_id, source
    FROM articles
    WHERE url IS NOT NULL AND article_key IN (SELECT item_key FROM waiting_items)
    UNION ALL
    SELECT item_key, article_id, source
    FROM items
    WHERE article_id IS NOT NULL AND host IS NOT NULL AND item_key IN (SELECT item_key FROM waiting_items)
)
GROUP BY item_key;

SELECT source, host FROM waiting_items SEMI JOIN found_items USING (item_key);
