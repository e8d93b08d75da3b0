-- Every key is there once, and turns has one row.
-- Table by table: one list of all keys would not fit into memory.
WITH
twice AS (
    SELECT 'schema_versions' AS table_name, version::VARCHAR AS key, count(*) AS times
    FROM schema_versions GROUP BY version HAVING count(*) > 1
    UNION ALL
    SELECT 'turns', 'turn', count(*) FROM turns HAVING count(*) <> 1
    UNION ALL
    SELECT 'unresolved_accounts', account_id || ' ' || filed_date, count(*)
    FROM unresolved_accounts GROUP BY account_id, filed_date HAVING count(*) > 1
    UNION ALL
    SELECT 'unlinked_accounts', account_id || ' ' || filed_date, count(*)
    FROM unlinked_accounts GROUP BY account_id, filed_date HAVING count(*) > 1
    UNION ALL
    SELECT 'parted_accounts', account_id || ' ' || other_account_id, count(*)
    FROM parted_accounts GROUP BY account_id, other_account_id HAVING count(*) > 1
    UNION ALL
    SELECT 'sources', source, count(*) FROM sources GROUP BY source HAVING count(*) > 1
    UNION ALL
    SELECT 'source_documents', source || ' ' || url, count(*)
    FROM source_documents GROUP BY source, url HAVING count(*) > 1
    UNION ALL
    SELECT 'hosts', host, count(*) FROM hosts GROUP BY host HAVING count(*) > 1
    UNION ALL
    SELECT 'items', source || ' ' || item_key, count(*) FROM items GROUP BY source, item_key HAVING count(*) > 1
    UNION ALL
    SELECT 'runs', run_id, count(*) FROM runs GROUP BY run_id HAVING count(*) > 1
    UNION ALL
    SELECT 'run_outcomes', concat_ws(' ', run_id, source, host, state), count(*)
    FROM run_outcomes GROUP BY run_id, source, host, state HAVING count(*) > 1
    UNION ALL
    SELECT 'rejects', reject_id, count(*) FROM rejects GROUP BY reject_id HAVING count(*) > 1
    UNION ALL
    SELECT 'articles', article_id, count(*) FROM articles GROUP BY article_id HAVING count(*) > 1
    UNION ALL
    SELECT 'article_versions', article_id || ' ' || text_hash, count(*)
    FROM article_versions GROUP BY article_id, text_hash HAVING count(*) > 1
    UNION ALL
    SELECT 'accounts', account_id, count(*) FROM accounts GROUP BY account_id HAVING count(*) > 1
    UNION ALL
    SELECT 'mentions', account_id || ' ' || ordinal, count(*)
    FROM mentions GROUP BY account_id, ordinal HAVING count(*) > 1
    UNION ALL
    SELECT 'participants', account_id || ' ' || ordinal, count(*)
    FROM participants GROUP BY account_id, ordinal HAVING count(*) > 1
    UNION ALL
    SELECT 'topics', account_id || ' ' || ordinal, count(*)
    FROM topics GROUP BY account_id, ordinal HAVING count(*) > 1
    UNION ALL
    SELECT 'events', event_id, count(*) FROM events GROUP BY event_id HAVING count(*) > 1
    UNION ALL
    SELECT 'event_accounts', account_id, count(*) FROM event_accounts GROUP BY account_id HAVING count(*) > 1
    UNION ALL
    SELECT 'event_participants', event_id || ' ' || ordinal, count(*)
    FROM event_participants GROUP BY event_id, ordinal HAVING count(*) > 1
    UNION ALL
    SELECT 'event_status_changes', event_id || ' ' || ordinal, count(*)
    FROM event_status_changes GROUP BY event_id, ordinal HAVING count(*) > 1
    UNION ALL
    SELECT 'event_redirects', old_event_id, count(*) FROM event_redirects GROUP BY old_event_id HAVING count(*) > 1
    UNION ALL
    SELECT 'encounters', event_id, count(*) FROM encounters GROUP BY event_id HAVING count(*) > 1
    UNION ALL
    SELECT 'pairs', concat_ws(' ', event_id, who, who_country, whom, whom_country), count(*)
    FROM pairs GROUP BY event_id, who, who_country, whom, whom_country HAVING count(*) > 1
    UNION ALL
    SELECT 'actors', actor_id, count(*) FROM actors GROUP BY actor_id HAVING count(*) > 1
    UNION ALL
    SELECT 'actor_aliases', actor_id || ' ' || alias, count(*)
    FROM actor_aliases GROUP BY actor_id, alias HAVING count(*) > 1
    UNION ALL
    SELECT 'actor_offices', actor_id || ' ' || ordinal, count(*)
    FROM actor_offices GROUP BY actor_id, ordinal HAVING count(*) > 1
    UNION ALL
    SELECT 'watch_hits', concat_ws(' ', watch, event_id, status), count(*)
    FROM watch_hits GROUP BY watch, event_id, status HAVING count(*) > 1
)
SELECT table_name, key, times || ' times' AS problem FROM twice;
