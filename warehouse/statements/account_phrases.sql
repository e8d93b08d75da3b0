-- What each of wanted_accounts, a frame with id and day, was about.
SELECT account_id, phrase
FROM topics
WHERE
    filed_date IN (SELECT DISTINCT filed_date FROM wanted_accounts)
    AND account_id IN (SELECT account_id FROM wanted_accounts)
ORDER BY account_id, ordinal;
