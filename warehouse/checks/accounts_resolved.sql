-- Every account is in an event as it now stands; if not, resolve has not run since it was loaded.
SELECT
    'accounts' AS table_name,
    a.account_id AS key,
    CASE WHEN u.account_id IS NULL THEN 'not resolved, nor does it wait' ELSE 'not resolved yet' END AS problem
FROM accounts AS a
LEFT JOIN event_accounts AS e USING (account_id)
LEFT JOIN unresolved_accounts AS u ON u.account_id = a.account_id AND u.filed_date = a.filed_date
WHERE e.account_id IS NULL OR e.account_digest <> a.account_digest
UNION ALL
SELECT 'unresolved_accounts', account_id, 'waits for resolve' FROM unresolved_accounts;
