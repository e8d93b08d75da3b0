UPDATE sources
SET is_stopped = false, gone_polls = 0, failures = 0, next_due_at = NULL
WHERE source IN (SELECT unnest($sources));
