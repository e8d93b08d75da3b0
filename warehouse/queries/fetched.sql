-- How did the items of the latest runs end, by source and host?
-- about: runs
SELECT r.started_at, o.source, o.host, o.state, o.items
FROM run_outcomes AS o
JOIN runs AS r USING (run_id)
ORDER BY r.started_at DESC, o.source, o.host, o.state
LIMIT 100;
