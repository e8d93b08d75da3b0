-- What could not be read or reached, and why?
WITH
failures AS (
    SELECT unnest([
        'blocked_address', 'http_error', 'network_error', 'timeout', 'too_large', 'bad_type', 'parse_error'
    ]) AS state
)
SELECT source, item_key, state, reason, address, next_try_at
FROM items SEMI JOIN failures USING (state)
UNION ALL
SELECT source, NULL, state, reason, coalesce(address, configured_address), next_due_at
FROM sources SEMI JOIN failures USING (state)
ORDER BY ALL;
