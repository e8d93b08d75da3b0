-- Every value that comes from a list is in it, and every number in its range.
SELECT 'items' AS table_name, item_key AS key, state AS problem
FROM items
WHERE state NOT IN (
    'waiting', 'ok', 'partial', 'duplicate', 'earlier', 'gone', 'not_article', 'other_language', 'blocked_robots',
    'blocked_address', 'http_error', 'network_error', 'timeout', 'too_large', 'bad_type', 'parse_error'
)
UNION ALL
SELECT 'items', item_key, state || ' without article'
FROM items WHERE state IN ('ok', 'partial', 'duplicate') AND article_id IS NULL
UNION ALL
SELECT 'articles', article_id, 'access ' || access FROM articles WHERE access NOT IN ('full', 'partial')
UNION ALL
SELECT 'rejects', reject_id, stage FROM rejects WHERE stage NOT IN ('discover', 'fetch', 'parse', 'extract')
UNION ALL
SELECT 'accounts', account_id, event_type
FROM accounts WHERE event_type NOT IN ('meeting', 'visit', 'talks', 'summit', 'call', 'correspondence')
UNION ALL
SELECT 'accounts', account_id, status
FROM accounts WHERE status NOT IN ('occurred', 'planned', 'proposed', 'cancelled', 'denied')
UNION ALL
SELECT 'accounts', account_id, 'confidence ' || confidence FROM accounts WHERE confidence NOT BETWEEN 0 AND 1
UNION ALL
SELECT 'accounts', account_id, place_kind
FROM accounts WHERE place_kind NOT IN ('venue', 'city', 'region', 'country')
UNION ALL
SELECT 'accounts', account_id, place_basis
FROM accounts WHERE place_basis NOT IN ('clause', 'sentence', 'visit_goal', 'venue', 'dateline', 'context')
UNION ALL
SELECT 'accounts', account_id, time_granularity
FROM accounts WHERE time_granularity NOT IN ('day', 'week', 'month', 'quarter', 'year', 'other')
UNION ALL
SELECT 'accounts', account_id, time_basis
FROM accounts WHERE time_basis NOT IN ('explicit', 'relative', 'dateline')
UNION ALL
SELECT 'accounts', account_id, 'days ' || coalesce(time_start_date::VARCHAR, 'NULL') || ' to ' || coalesce(time_end_date::VARCHAR, 'NULL')
FROM accounts
WHERE (time_start_date IS NULL) <> (time_end_date IS NULL) OR time_start_date > time_end_date
UNION ALL
SELECT 'accounts', account_id, 'place at ' || place_latitude || ', ' || place_longitude
FROM accounts WHERE place_latitude NOT BETWEEN -90 AND 90 OR place_longitude NOT BETWEEN -180 AND 180
UNION ALL
SELECT 'participants', account_id, side FROM participants WHERE side NOT IN ('who', 'whom', 'both')
UNION ALL
SELECT 'participants', account_id, kind
FROM participants WHERE kind NOT IN ('person', 'organization', 'country', 'group')
UNION ALL
SELECT 'participants', account_id, 'country ' || country
FROM participants WHERE NOT regexp_full_match(country, '[A-Z]{3}')
UNION ALL
SELECT 'accounts', account_id, 'country ' || place_country
FROM accounts WHERE NOT regexp_full_match(place_country, '[A-Z]{3}')
UNION ALL
SELECT 'topics', account_id, 'score ' || score FROM topics WHERE score NOT BETWEEN 0 AND 1;
