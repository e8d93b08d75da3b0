-- What the accounts that account_facts.sql found were about.
SELECT account_id, phrase
FROM topics
WHERE
    filed_date IN (SELECT DISTINCT filed_date FROM wanted_rows)
    AND account_id IN (SELECT account_id FROM wanted_rows)
ORDER BY account_id, ordinal;
