-- Every row refers to rows that exist.
SELECT 'items' AS table_name, item_key AS key, 'no such article' AS problem
FROM items ANTI JOIN articles USING (article_id)
WHERE article_id IS NOT NULL
UNION ALL SELECT 'run_outcomes', run_id, 'no such run' FROM run_outcomes ANTI JOIN runs USING (run_id)
UNION ALL SELECT 'source_documents', source || ' ' || url, 'no such source' FROM source_documents ANTI JOIN sources USING (source)
UNION ALL SELECT 'article_versions', article_id, 'no such article' FROM article_versions ANTI JOIN articles USING (article_id)
UNION ALL SELECT 'accounts', account_id, 'no such article' FROM accounts ANTI JOIN articles USING (article_id)
UNION ALL SELECT 'mentions', account_id, 'no such account' FROM mentions ANTI JOIN accounts USING (account_id)
UNION ALL SELECT 'participants', account_id, 'no such account' FROM participants ANTI JOIN accounts USING (account_id)
UNION ALL SELECT 'topics', account_id, 'no such account' FROM topics ANTI JOIN accounts USING (account_id)
UNION ALL SELECT 'event_accounts', account_id, 'no such account' FROM event_accounts ANTI JOIN accounts USING (account_id)
UNION ALL SELECT 'event_accounts', account_id, 'no such event' FROM event_accounts ANTI JOIN events USING (event_id)
UNION ALL
SELECT 'event_accounts', e.account_id, 'joined to an account that is not in the event'
FROM event_accounts AS e
ANTI JOIN event_accounts AS o
    ON o.account_id = e.joined_to_account_id AND o.event_id = e.event_id AND o.account_id <> e.account_id
WHERE e.joined_to_account_id IS NOT NULL
UNION ALL
SELECT 'unlinked_accounts', account_id, 'no such account in an event'
FROM unlinked_accounts ANTI JOIN event_accounts USING (account_id)
UNION ALL
SELECT 'parted_accounts', account_id, 'no such account in an event'
FROM parted_accounts ANTI JOIN event_accounts USING (account_id)
UNION ALL SELECT 'event_participants', event_id, 'no such event' FROM event_participants ANTI JOIN events USING (event_id)
UNION ALL SELECT 'event_status_changes', event_id, 'no such event' FROM event_status_changes ANTI JOIN events USING (event_id)
UNION ALL
SELECT 'event_status_changes', event_id || ' ' || ordinal, 'by an account that is not in the event'
FROM event_status_changes ANTI JOIN event_accounts USING (event_id, account_id)
UNION ALL
SELECT 'events', e.event_id, 'the lead account is not in it'
FROM events AS e
ANTI JOIN event_accounts AS a ON a.event_id = e.event_id AND a.account_id = e.lead_account_id
UNION ALL SELECT 'event_redirects', old_event_id, 'no such event' FROM event_redirects ANTI JOIN events USING (event_id)
UNION ALL
SELECT 'event_redirects', r.old_event_id, 'leads away from an event that is there'
FROM event_redirects AS r SEMI JOIN events AS e ON e.event_id = r.old_event_id
UNION ALL SELECT 'encounters', event_id, 'no such event' FROM encounters ANTI JOIN events USING (event_id)
UNION ALL SELECT 'pairs', event_id, 'no such event' FROM pairs ANTI JOIN events USING (event_id)
UNION ALL SELECT 'actor_aliases', actor_id, 'no such actor' FROM actor_aliases ANTI JOIN actors USING (actor_id)
UNION ALL SELECT 'actor_offices', actor_id, 'no such actor' FROM actor_offices ANTI JOIN actors USING (actor_id)
UNION ALL SELECT 'watch_hits', event_id, 'no such event' FROM watch_hits ANTI JOIN events USING (event_id);
