-- Where the events of a period are cut, so many at once: the day and id of the first of each slice. No day sorts last.
WITH
ordered AS (
    SELECT
        coalesce(start_date, DATE '9999-12-31') AS first_day,
        event_id AS first_event,
        row_number() OVER (ORDER BY coalesce(start_date, DATE '9999-12-31'), event_id) AS position
    FROM encounters
    WHERE
        ($since::DATE IS NULL OR end_date >= $since::DATE)
        AND ($until::DATE IS NULL OR start_date <= $until::DATE)
)
SELECT first_day, first_event
FROM ordered
WHERE position > 1 AND (position - 1) % $events_at_once = 0
ORDER BY position
