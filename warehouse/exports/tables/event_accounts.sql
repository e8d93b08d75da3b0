-- Which accounts tell of the events of the period, and why they were joined.
FROM event_accounts SEMI JOIN exported USING (event_id)
ORDER BY event_id, account_id
