-- What did this person do in a period: whom met, where, and what came to nothing?
-- about: people
-- param person: a name or a part of it
-- param since (date): first day that counts (default: )
-- param until (date): last day that counts (default: )
-- param limit (integer): at most how many, the newest first (default: 100)
SELECT name, title, event_type, status, met, place, country, start_date, end_date, topics
FROM actor_timeline
WHERE
    name IN (FROM named($person))
    AND ($since::DATE IS NULL OR end_date >= $since)
    AND ($until::DATE IS NULL OR start_date <= $until)
ORDER BY start_date DESC NULLS LAST, event_id, name
LIMIT $limit;
