-- What did this person do in a period: whom met, where, and what came to nothing?
-- param person: a name or a part of it
-- param since: first day (default: 0001-01-01)
-- param until: last day (default: 9999-12-31)
SELECT name, title, event_type, status, met, place, country, start_date, end_date, topics
FROM actor_timeline
WHERE
    contains(lower(strip_accents(name)), lower(strip_accents($person)))
    AND (start_date IS NULL OR (start_date <= $until::DATE AND end_date >= $since::DATE))
ORDER BY start_date NULLS LAST, event_id;
