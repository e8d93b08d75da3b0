-- All accounts of the events that any of $accounts is in, those that vanished left out.
SELECT DISTINCT mate.account_id
FROM event_accounts AS mine
JOIN event_accounts AS mate USING (event_id)
SEMI JOIN accounts AS a ON a.account_id = mate.account_id
WHERE mine.account_id IN (SELECT unnest($accounts::VARCHAR[]));
