-- Encounters and pairs say what events and their participants say.
SELECT 'encounters' AS table_name, e.event_id AS key, 'no encounter for this event' AS problem
FROM events AS e ANTI JOIN encounters USING (event_id)
UNION ALL
SELECT 'encounters', e.event_id, 'says something else than the event'
FROM events AS e
JOIN encounters AS c USING (event_id)
WHERE
    (e.event_type, e.status, e.place_name, e.country, e.start_date, e.end_date, e.topics)
    IS DISTINCT FROM (c.event_type, c.status, c.place, c.country, c.start_date, c.end_date, c.topics)
UNION ALL
SELECT 'encounters', c.event_id, 'names another number of participants'
FROM encounters AS c
LEFT JOIN (SELECT event_id, count(*) AS participants FROM event_participants GROUP BY event_id) AS p USING (event_id)
WHERE len(c.who) + len(c.whom) <> coalesce(p.participants, 0)
UNION ALL
SELECT 'pairs', p.event_id, 'says something else than the event'
FROM events AS e
JOIN pairs AS p USING (event_id)
WHERE
    (e.status, e.place_name, e.country, e.start_date, e.end_date, e.topics)
    IS DISTINCT FROM (p.status, p.place, p.country, p.start_date, p.end_date, p.topics);
