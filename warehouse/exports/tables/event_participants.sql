-- As the warehouse has it, of the events of the period.
FROM event_participants SEMI JOIN exported USING (event_id)
ORDER BY event_id, ordinal
