SELECT source, host, count(*) AS items
FROM items
WHERE source IN (SELECT unnest($sources)) AND state = 'waiting' AND next_try_at IS NOT NULL
GROUP BY ALL;
