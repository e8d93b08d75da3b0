-- The encounters of the period, in the order of their days.
FROM encounters SEMI JOIN exported USING (event_id)
ORDER BY start_date NULLS LAST, event_id
