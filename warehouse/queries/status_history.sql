-- How did encounters come about or to nothing: what was said of them first, and what in the end?
-- about: plans
-- param person: a name or a part of it (default: )
-- param limit (integer): at most how many changes, the newest encounters first (default: 100)
WITH
changed AS (
    SELECT event_id FROM event_status_changes WHERE ordinal = 2
),
found AS (
    SELECT e.event_id, e.start_date
    FROM events AS e
    SEMI JOIN changed USING (event_id)
    WHERE e.event_id IN (SELECT event_id FROM event_participants WHERE name IN (FROM named($person)))
    ORDER BY e.start_date DESC NULLS LAST, e.event_id
    LIMIT $limit
)
SELECT e.who, e.whom, e.event_type, e.start_date, c.ordinal, c.status, c.reported_date, a.sentence
FROM found AS f
JOIN encounters AS e USING (event_id)
JOIN event_status_changes AS c USING (event_id)
JOIN accounts AS a USING (account_id)
ORDER BY f.start_date DESC NULLS LAST, f.event_id, c.ordinal
LIMIT $limit;
