-- Who met for the first time since this day?
-- about: people
-- param since (date): first day that counts
-- param limit (integer): at most how many, the newest first (default: 50)
WITH
found AS (
    SELECT name, counterpart, first_date, first_event_id, encounters
    FROM ties
    WHERE first_date >= $since AND name < counterpart AND name_kind = 'person' AND counterpart_kind = 'person'
    ORDER BY first_date DESC, name, counterpart
    LIMIT $limit
)
SELECT f.name AS person, f.counterpart AS other, f.first_date, e.place, e.country, e.topics, e.quote, f.encounters
FROM found AS f
JOIN encounters AS e ON e.event_id = f.first_event_id
ORDER BY f.first_date DESC, f.name, f.counterpart;
