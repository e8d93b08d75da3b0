-- Every number is in its range, and every interval has two ends in their order.
WITH
confidences AS (
    SELECT 'accounts' AS table_name, account_id AS key, confidence FROM accounts
    UNION ALL SELECT 'events', event_id, confidence FROM events
    UNION ALL SELECT 'encounters', event_id, confidence FROM encounters
    UNION ALL SELECT 'topics', account_id || ' ' || ordinal, score FROM topics
),
points AS (
    SELECT 'accounts' AS table_name, account_id AS key, place_latitude AS latitude, place_longitude AS longitude
    FROM accounts
    UNION ALL SELECT 'events', event_id, latitude, longitude FROM events
    UNION ALL SELECT 'encounters', event_id, latitude, longitude FROM encounters
),
intervals AS (
    SELECT 'accounts' AS table_name, account_id AS key, time_start_date AS start_date, time_end_date AS end_date
    FROM accounts
    UNION ALL SELECT 'events', event_id, start_date, end_date FROM events
    UNION ALL SELECT 'encounters', event_id, start_date, end_date FROM encounters
    UNION ALL SELECT 'pairs', event_id, start_date, end_date FROM pairs
    UNION ALL SELECT 'actor_offices', actor_id || ' ' || ordinal, start_date, end_date FROM actor_offices
),
counts AS (
    SELECT 'items' AS table_name, item_key AS key, attempts AS least FROM items
    UNION ALL SELECT 'sources', source, least(moved_polls, gone_polls, failures) FROM sources
    UNION ALL SELECT 'source_documents', source || ' ' || url, depth FROM source_documents
    UNION ALL SELECT 'hosts', host, least(hold_failures, timeouts) FROM hosts
    UNION ALL SELECT 'runs', run_id, least(articles_read, new_articles, accounts) FROM runs
    UNION ALL SELECT 'turns', 'turn', least(published_turn, turn - published_turn, resolved_turn, turn - resolved_turn) FROM turns
    UNION ALL SELECT 'run_outcomes', run_id || ' ' || source, items FROM run_outcomes
    UNION ALL SELECT 'encounters', event_id, least(articles, sources) - 1 FROM encounters
    UNION ALL SELECT 'event_participants', event_id || ' ' || ordinal, account_count - 1 FROM event_participants
)
SELECT table_name, key, confidence || ' is not between 0 and 1' AS problem
FROM confidences WHERE confidence NOT BETWEEN 0 AND 1
UNION ALL
SELECT table_name, key, concat_ws(', ', latitude, longitude) || ' is no place on earth'
FROM points
WHERE
    latitude NOT BETWEEN -90 AND 90 OR longitude NOT BETWEEN -180 AND 180
    OR (latitude IS NULL) <> (longitude IS NULL)
UNION ALL
SELECT table_name, key, 'days ' || coalesce(start_date::VARCHAR, 'NULL') || ' to ' || coalesce(end_date::VARCHAR, 'NULL')
FROM intervals
WHERE (start_date IS NULL) <> (end_date IS NULL) OR start_date > end_date
UNION ALL
SELECT table_name, key, 'a count is too small' FROM counts WHERE least < 0;
