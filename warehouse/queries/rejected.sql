-- What could not be read, and why?
SELECT i.source, i.item_key, r.stage, r.reason, i.address
FROM items AS i
LEFT JOIN rejects AS r USING (source, item_key)
WHERE i.state = 'rejected'
ORDER BY ALL;
