-- Stopped sources begin anew: due at once, without failures.
UPDATE sources
SET is_stopped = false, gone_polls = 0, failures = 0, state = 'waiting', reason = '', next_due_at = NULL
WHERE is_stopped AND source IN (SELECT unnest($names));
