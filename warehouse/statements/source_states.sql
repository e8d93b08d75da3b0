-- How each source fared: one row a source.
SELECT name, state, reason, polled_at, next_due_at, failures, is_stopped, items FROM sources ORDER BY name;
