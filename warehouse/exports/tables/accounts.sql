-- What articles tell of the events of the period, with the sentences.
FROM accounts SEMI JOIN (FROM event_accounts SEMI JOIN exported USING (event_id)) USING (account_id)
ORDER BY account_id
