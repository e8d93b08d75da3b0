-- What could not be read or listed, and why?
-- about: runs
SELECT source, item_key, state, reason, address, next_try_at
FROM items
WHERE
    state IN ('blocked_address', 'http_error', 'network_error', 'timeout', 'too_large', 'bad_type', 'parse_error')
UNION ALL
SELECT source, item_key, 'not listed', reason, address, NULL
FROM rejects
WHERE
    stage = 'discover'
    -- A feed that failed and was read since is all right.
    AND NOT EXISTS (
        FROM sources
        WHERE
            sources.source = rejects.source
            AND sources.configured_address = rejects.item_key
            AND sources.state IN ('ok', 'unchanged')
    )
ORDER BY ALL;
