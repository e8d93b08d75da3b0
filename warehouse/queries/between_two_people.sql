-- What was there between two people: meetings, calls, plans, refusals?
-- about: people
-- param person: a name or a part of it
-- param other: a name or a part of it
-- param limit (integer): at most how many, the newest first (default: 50)
WITH
found AS (
    SELECT name, counterpart, event_id
    FROM contacts
    WHERE name IN (FROM named($person)) AND counterpart IN (FROM named($other))
    ORDER BY start_date DESC NULLS LAST, event_id, name, counterpart
    LIMIT $limit
)
SELECT
    f.name AS person, f.counterpart AS other, e.event_type, e.status, e.place, e.country, e.start_date, e.end_date,
    e.topics, e.quote, e.url
FROM found AS f
JOIN encounters AS e USING (event_id)
ORDER BY e.start_date DESC NULLS LAST, f.event_id, f.name, f.counterpart;
