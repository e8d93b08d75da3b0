-- Accounts that have no event or changed since, and those that shared an event with one that changed or vanished.
WITH
changed AS (
    SELECT a.account_id
    FROM accounts AS a
    LEFT JOIN event_accounts AS e USING (account_id)
    WHERE $everything OR e.account_id IS NULL OR e.account_digest <> a.account_digest
),
touched AS (
    SELECT DISTINCT e.event_id
    FROM event_accounts AS e
    LEFT JOIN accounts AS a USING (account_id)
    WHERE a.account_id IS NULL OR a.account_digest <> e.account_digest
)
SELECT account_id FROM changed
UNION
SELECT e.account_id FROM event_accounts AS e SEMI JOIN touched USING (event_id) SEMI JOIN accounts USING (account_id)
ORDER BY account_id;
