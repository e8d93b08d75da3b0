-- How did events come about: what was said of them first, and what in the end?
SELECT e.who, e.whom, e.event_type, c.ordinal, c.status, c.reported_date, a.sentence
FROM event_status_changes AS c
JOIN encounters AS e USING (event_id)
JOIN accounts AS a USING (account_id)
QUALIFY count(*) OVER (PARTITION BY e.event_id) > 1
ORDER BY e.start_date DESC NULLS LAST, e.event_id, c.ordinal;
