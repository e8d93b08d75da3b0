-- How did encounters come about or to nothing: what was said of them first, and what in the end?
-- about: plans
-- param person: a name or a part of it (default: )
-- param limit (integer): at most how many changes, the newest encounters first (default: 50)
WITH
asked AS (
    SELECT event_id FROM status_changes WHERE $person = ''
    UNION
    SELECT event_id FROM actor_events WHERE $person <> '' AND name IN (FROM named($person))
),
found AS (
    SELECT event_id, ordinal, status, reported_date, start_date, sentence
    FROM status_changes
    WHERE event_id IN (SELECT event_id FROM asked)
    ORDER BY start_date DESC NULLS LAST, event_id, ordinal
    LIMIT $limit
)
SELECT e.who, e.whom, e.event_type, f.start_date, f.ordinal, f.status, f.reported_date, f.sentence
FROM found AS f
JOIN encounters AS e USING (event_id)
ORDER BY f.start_date DESC NULLS LAST, f.event_id, f.ordinal;
