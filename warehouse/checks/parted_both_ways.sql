-- Accounts that are parted are in different events, and each pair is there both ways.
SELECT 'parted_accounts' AS table_name, p.account_id || ' ' || p.other_account_id AS key, 'only one way' AS problem
FROM parted_accounts AS p
ANTI JOIN parted_accounts AS o
    ON o.account_id = p.other_account_id
    AND o.filed_date = p.other_filed_date
    AND o.other_account_id = p.account_id
    AND o.other_filed_date = p.filed_date
    AND o.evidence = p.evidence
UNION ALL
SELECT 'parted_accounts', p.account_id || ' ' || p.other_account_id, 'in one event'
FROM parted_accounts AS p
JOIN event_accounts AS one ON one.account_id = p.account_id
JOIN event_accounts AS other ON other.account_id = p.other_account_id AND other.event_id = one.event_id;
