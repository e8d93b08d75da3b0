-- Every value that comes from a list is in it.
-- The lists are those of tasks/records.py; a test compares them. Tables and columns of one list stand together.
WITH
states AS (
    SELECT 'items' AS table_name, item_key AS key, state FROM items
    UNION ALL SELECT 'sources', source, state FROM sources
    UNION ALL SELECT 'run_outcomes', run_id || ' ' || source, state FROM run_outcomes
),
types AS (
    SELECT 'accounts' AS table_name, account_id AS key, event_type, status FROM accounts
    UNION ALL SELECT 'events', event_id, event_type, status FROM events
    UNION ALL SELECT 'encounters', event_id, event_type, status FROM encounters
    UNION ALL SELECT 'event_status_changes', event_id || ' ' || ordinal, NULL, status FROM event_status_changes
    UNION ALL SELECT 'pairs', event_id, NULL, status FROM pairs
    UNION ALL SELECT 'watch_hits', watch || ' ' || event_id, NULL, status FROM watch_hits
),
sides AS (
    SELECT 'participants' AS table_name, account_id || ' ' || ordinal AS key, side, kind FROM participants
    UNION ALL SELECT 'event_participants', event_id || ' ' || ordinal, side, kind FROM event_participants
    UNION ALL SELECT 'actors', actor_id, NULL, kind FROM actors
),
places AS (
    SELECT 'accounts' AS table_name, account_id AS key, place_kind, place_basis, time_granularity, time_basis
    FROM accounts
    UNION ALL SELECT 'events', event_id, place_kind, NULL, granularity, NULL FROM events
    UNION ALL SELECT 'encounters', event_id, NULL, NULL, granularity, NULL FROM encounters
),
countries AS (
    SELECT 'accounts' AS table_name, account_id AS key, place_country AS country FROM accounts
    UNION ALL SELECT 'participants', account_id || ' ' || ordinal, country FROM participants
    UNION ALL SELECT 'events', event_id, country FROM events
    UNION ALL SELECT 'event_participants', event_id || ' ' || ordinal, country FROM event_participants
    UNION ALL SELECT 'encounters', event_id, country FROM encounters
    UNION ALL SELECT 'actors', actor_id, country FROM actors
    UNION ALL SELECT 'actor_offices', actor_id || ' ' || ordinal, country FROM actor_offices
    UNION ALL SELECT 'pairs', event_id, unnest([who_country, whom_country, country]) FROM pairs
)
SELECT table_name, key, 'state ' || state AS problem
FROM states
WHERE
    state NOT IN (
        'waiting', 'ok', 'partial', 'unchanged', 'duplicate', 'earlier', 'gone', 'not_article', 'other_language',
        'blocked_robots', 'blocked_address', 'http_error', 'network_error', 'timeout', 'too_large', 'bad_type',
        'parse_error'
    )
    OR (table_name = 'items' AND state = 'unchanged')
UNION ALL
SELECT 'sources', source, 'kind ' || kind
FROM sources WHERE kind NOT IN ('feed', 'sitemap', 'urls', 'page', 'opml', 'address')
UNION ALL
SELECT 'runs', run_id, 'flow ' || flow FROM runs WHERE flow NOT IN ('ingest')
UNION ALL
SELECT 'rejects', reject_id, 'stage ' || stage
FROM rejects WHERE stage NOT IN ('discover', 'fetch', 'parse', 'extract')
UNION ALL
SELECT 'articles', article_id, 'access ' || access FROM articles WHERE access NOT IN ('full', 'partial')
UNION ALL
SELECT 'articles', article_id, 'published_basis ' || published_basis
FROM articles
WHERE published_basis NOT IN ('listing', 'file', 'json-ld', 'meta', 'itemprop', 'time', 'htmldate')
UNION ALL
SELECT 'topics', account_id || ' ' || ordinal, 'scheme ' || scheme FROM topics WHERE scheme NOT IN ('medtop')
UNION ALL
SELECT table_name, key, 'event_type ' || event_type
FROM types WHERE event_type NOT IN ('meeting', 'visit', 'talks', 'summit', 'call', 'correspondence')
UNION ALL
SELECT table_name, key, 'status ' || status
FROM types WHERE status NOT IN ('occurred', 'planned', 'proposed', 'cancelled', 'denied')
UNION ALL
SELECT table_name, key, 'side ' || side FROM sides WHERE side NOT IN ('who', 'whom', 'both')
UNION ALL
SELECT table_name, key, 'kind ' || kind FROM sides WHERE kind NOT IN ('person', 'organization', 'country', 'group')
UNION ALL
SELECT table_name, key, 'place_kind ' || place_kind
FROM places WHERE place_kind NOT IN ('venue', 'city', 'region', 'country')
UNION ALL
SELECT table_name, key, 'place_basis ' || place_basis
FROM places WHERE place_basis NOT IN ('clause', 'sentence', 'visit_goal', 'venue', 'dateline', 'context')
UNION ALL
SELECT table_name, key, 'granularity ' || time_granularity
FROM places WHERE time_granularity NOT IN ('day', 'week', 'month', 'quarter', 'year', 'other')
UNION ALL
SELECT table_name, key, 'time_basis ' || time_basis
FROM places WHERE time_basis NOT IN ('explicit', 'relative', 'dateline')
UNION ALL
SELECT table_name, key, 'country ' || country || ' is no code of three letters'
FROM countries WHERE length(country) <> 3 OR upper(country) <> country OR regexp_matches(country, '[^A-Z]');
