-- How each source fared: one row a source.
SELECT
    s.source AS name, s.state, s.reason, s.polled_at, s.next_due_at, s.failures, s.is_stopped,
    coalesce(i.items, 0) AS items
FROM sources AS s
LEFT JOIN (SELECT source, count(*) AS items FROM items GROUP BY source) AS i USING (source)
ORDER BY name;
