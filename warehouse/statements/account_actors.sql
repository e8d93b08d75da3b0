-- Who takes part in each of wanted_accounts, a frame with id and day.
SELECT account_id, name, side, kind, title, organization, country
FROM participants
WHERE (filed_date, account_id) IN (SELECT filed_date, account_id FROM wanted_accounts)
ORDER BY account_id, ordinal;
