-- Who takes part in each of wanted_accounts, a frame with id and day.
SELECT account_id, name, side, kind, title, organization, country
FROM participants
WHERE
    filed_date IN (SELECT DISTINCT filed_date FROM wanted_accounts)
    AND account_id IN (SELECT account_id FROM wanted_accounts)
ORDER BY account_id, ordinal;
