-- Whom did this person meet, and which sentence says so?
-- about: people
-- param person: a name or a part of it
-- param since (date): first day that counts (default: )
-- param until (date): last day that counts (default: )
-- param limit (integer): at most how many, the newest first (default: 50)
WITH
found AS (
    SELECT name, counterpart, counterpart_country, event_id
    FROM contacts
    WHERE
        status = 'occurred'
        AND name IN (FROM named($person))
        AND ($since::DATE IS NULL OR end_date >= $since)
        AND ($until::DATE IS NULL OR start_date <= $until)
    ORDER BY start_date DESC NULLS LAST, event_id, name, counterpart
    LIMIT $limit
)
SELECT
    f.name AS person, f.counterpart, f.counterpart_country, e.event_type, e.place, e.country, e.start_date, e.topics,
    e.quote, e.url
FROM found AS f
JOIN encounters AS e USING (event_id)
ORDER BY e.start_date DESC NULLS LAST, f.event_id, f.name, f.counterpart;
