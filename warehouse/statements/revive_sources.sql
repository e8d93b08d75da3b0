-- Stopped sources begin anew: due at once, without failures.
UPDATE sources
SET is_stopped = false, failures = 0, state = 'waiting', reason = '', next_due_at = NULL
WHERE is_stopped AND name IN (SELECT unnest($names));
