-- What is known of whom wanted_accounts, a frame with id and day, agree with: a row for each account of the events that
-- they are in, with the event and its day (vanished accounts are among them); a row for each of another event that one of
-- these agrees with; and a row for each of which it is not known.
WITH
wanted_events AS MATERIALIZED (
    SELECT DISTINCT event_id, event_filed_date
    FROM event_accounts
    WHERE (filed_date, account_id) IN (SELECT filed_date, account_id FROM wanted_accounts)
),
mates AS MATERIALIZED (
    SELECT event_id, event_filed_date, account_id, filed_date
    FROM event_accounts
    WHERE (event_filed_date, event_id) IN (SELECT event_filed_date, event_id FROM wanted_events)
),
looked_at AS MATERIALIZED (
    SELECT account_id, filed_date FROM wanted_accounts
    UNION
    SELECT account_id, filed_date FROM mates
)
SELECT 'mate' AS link, account_id, filed_date, event_id AS other_id, event_filed_date AS other_filed_date FROM mates
UNION ALL
SELECT 'parted', account_id, filed_date, other_account_id, other_filed_date
FROM parted_accounts
WHERE (filed_date, account_id) IN (SELECT filed_date, account_id FROM looked_at)
UNION ALL
SELECT 'unknown', account_id, filed_date, NULL, NULL
FROM unlinked_accounts
WHERE (filed_date, account_id) IN (SELECT filed_date, account_id FROM looked_at);
