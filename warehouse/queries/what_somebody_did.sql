-- What did this person do in a period: whom met, where, and what came to nothing?
-- about: people
-- param person: a name or a part of it
-- param since (date): first day that counts (default: )
-- param until (date): last day that counts (default: )
-- param limit (integer): at most how many, the newest first (default: 50)
WITH
found AS (
    SELECT name, title, event_type, status, met, start_date, end_date, event_id
    FROM actor_events
    WHERE
        name IN (FROM named($person))
        AND ($since::DATE IS NULL OR end_date >= $since)
        AND ($until::DATE IS NULL OR start_date <= $until)
    ORDER BY start_date DESC NULLS LAST, event_id, name
    LIMIT $limit
)
SELECT
    f.name, f.title, f.event_type, f.status, f.met, e.place, e.country, f.start_date, f.end_date, e.topics
FROM found AS f
JOIN encounters AS e USING (event_id)
ORDER BY f.start_date DESC NULLS LAST, f.event_id, f.name;
