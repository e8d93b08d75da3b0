-- Who takes part in the accounts that account_facts.sql found.
SELECT account_id, name, side, kind, title, organization, country
FROM participants
WHERE
    filed_date IN (SELECT DISTINCT filed_date FROM wanted_rows)
    AND account_id IN (SELECT account_id FROM wanted_rows)
ORDER BY account_id, ordinal;
