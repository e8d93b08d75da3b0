-- As the warehouse has it, of the events of the period.
FROM mentions SEMI JOIN (FROM event_accounts SEMI JOIN exported USING (event_id)) USING (account_id)
ORDER BY account_id, ordinal
