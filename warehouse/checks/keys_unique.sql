-- Every key is there once.
WITH
keys AS (
    SELECT 'articles' AS table_name, article_id AS key FROM articles
    UNION ALL SELECT 'items', source || ' ' || item_key FROM items
    UNION ALL SELECT 'sources', source FROM sources
    UNION ALL SELECT 'source_documents', source || ' ' || url FROM source_documents
    UNION ALL SELECT 'hosts', host FROM hosts
    UNION ALL SELECT 'runs', run_id FROM runs
    UNION ALL SELECT 'run_outcomes', concat_ws(' ', run_id, source, host, state) FROM run_outcomes
    UNION ALL SELECT 'article_versions', article_id || ' ' || text_hash FROM article_versions
    UNION ALL SELECT 'rejects', reject_id FROM rejects
    UNION ALL SELECT 'accounts', account_id FROM accounts
    UNION ALL SELECT 'mentions', account_id || ' ' || ordinal FROM mentions
    UNION ALL SELECT 'participants', account_id || ' ' || ordinal FROM participants
    UNION ALL SELECT 'topics', account_id || ' ' || ordinal FROM topics
    UNION ALL SELECT 'events', event_id FROM events
    UNION ALL SELECT 'event_accounts', account_id FROM event_accounts
    UNION ALL SELECT 'event_participants', event_id || ' ' || ordinal FROM event_participants
    UNION ALL SELECT 'event_status_changes', event_id || ' ' || ordinal FROM event_status_changes
    UNION ALL SELECT 'event_redirects', old_event_id FROM event_redirects
    UNION ALL SELECT 'encounters', event_id FROM encounters
    UNION ALL SELECT 'schema_versions', version::VARCHAR FROM schema_versions
)
SELECT table_name, key, count(*) || ' times' AS problem
FROM keys
GROUP BY ALL
HAVING count(*) > 1
ORDER BY ALL;
