-- Every row refers to rows that exist.
SELECT 'items' AS table_name, item_key AS key, 'no such article' AS problem
FROM items ANTI JOIN articles USING (article_id)
WHERE article_id IS NOT NULL
UNION ALL SELECT 'article_versions', article_id, 'no such article' FROM article_versions ANTI JOIN articles USING (article_id)
UNION ALL SELECT 'accounts', account_id, 'no such article' FROM accounts ANTI JOIN articles USING (article_id)
UNION ALL SELECT 'mentions', account_id, 'no such account' FROM mentions ANTI JOIN accounts USING (account_id)
UNION ALL SELECT 'participants', account_id, 'no such account' FROM participants ANTI JOIN accounts USING (account_id)
UNION ALL SELECT 'topics', account_id, 'no such account' FROM topics ANTI JOIN accounts USING (account_id)
UNION ALL SELECT 'event_accounts', account_id, 'no such account' FROM event_accounts ANTI JOIN accounts USING (account_id)
UNION ALL SELECT 'event_accounts', account_id, 'no such event' FROM event_accounts ANTI JOIN events USING (event_id)
UNION ALL SELECT 'event_participants', event_id, 'no such event' FROM event_participants ANTI JOIN events USING (event_id)
UNION ALL SELECT 'event_status_changes', event_id, 'no such event' FROM event_status_changes ANTI JOIN events USING (event_id)
UNION ALL SELECT 'event_redirects', old_event_id, 'no such event' FROM event_redirects ANTI JOIN events USING (event_id)
UNION ALL SELECT 'encounters', event_id, 'no such event' FROM encounters ANTI JOIN events USING (event_id)
UNION ALL SELECT 'pairs', event_id, 'no such event' FROM pairs ANTI JOIN events USING (event_id);
