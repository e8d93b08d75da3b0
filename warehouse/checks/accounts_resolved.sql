-- Every account is in an event as it now stands; if not, resolve has not run since it was loaded.
SELECT 'accounts' AS table_name, a.account_id AS key, 'not resolved yet' AS problem
FROM accounts AS a
LEFT JOIN event_accounts AS e USING (account_id)
WHERE e.account_id IS NULL OR e.account_digest <> a.account_digest;
