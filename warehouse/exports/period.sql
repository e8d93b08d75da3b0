-- What every export begins with: the events of the period.
WITH
exported AS (
    SELECT event_id
    FROM encounters
    WHERE
        ($since::DATE IS NULL OR end_date >= $since::DATE)
        AND ($until::DATE IS NULL OR start_date <= $until::DATE)
)
