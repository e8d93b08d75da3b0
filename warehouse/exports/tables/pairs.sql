-- Who met whom, in the order of their days.
FROM pairs SEMI JOIN exported USING (event_id)
ORDER BY start_date NULLS LAST, event_id, who, whom
