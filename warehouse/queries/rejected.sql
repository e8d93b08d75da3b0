-- What could not be read, and why?
SELECT source, item_key, state, reason, address, next_try_at
FROM items
WHERE
    state IN ('blocked_address', 'http_error', 'network_error', 'timeout', 'too_large', 'bad_type', 'parse_error')
ORDER BY ALL;
