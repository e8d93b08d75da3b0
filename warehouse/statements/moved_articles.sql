-- Articles that a source has brought under the same guid and another address.
SELECT wanted.source, wanted.item_key, articles.article_id, articles.text
FROM (SELECT unnest($sources) AS source, unnest($guids) AS guid, unnest($item_keys) AS item_key) AS wanted
JOIN items
    ON items.source = wanted.source AND items.guid = wanted.guid AND items.item_key <> wanted.item_key
JOIN articles ON articles.article_id = items.article_id
WHERE items.state IN ('ok', 'partial')
ORDER BY ALL;
