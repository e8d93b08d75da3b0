-- What each of wanted_accounts, a frame with id and day, was about.
SELECT account_id, phrase
FROM topics
WHERE (filed_date, account_id) IN (SELECT filed_date, account_id FROM wanted_accounts)
ORDER BY account_id, ordinal;
