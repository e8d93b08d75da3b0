-- All accounts of the events that any of wanted_accounts is in, a frame with id and day; vanished ones are among them.
WITH
wanted_events AS MATERIALIZED (
    SELECT DISTINCT event_id, event_filed_date
    FROM event_accounts
    WHERE
        filed_date IN (SELECT DISTINCT filed_date FROM wanted_accounts)
        AND account_id IN (SELECT account_id FROM wanted_accounts)
)
SELECT account_id, filed_date
FROM event_accounts
WHERE
    event_filed_date IN (SELECT DISTINCT event_filed_date FROM wanted_events)
    AND event_id IN (SELECT event_id FROM wanted_events);
