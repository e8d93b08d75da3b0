-- What every export begins with: the events of the period, or those of them from one to another in their order.
WITH
exported AS (
    SELECT event_id
    FROM encounters
    WHERE
        ($since::DATE IS NULL OR end_date >= $since::DATE)
        AND ($until::DATE IS NULL OR start_date <= $until::DATE)
        -- Written out: compared as one, day and id are more than a filter of DuckDB 1.5 can take.
        AND (
            $first_event::VARCHAR IS NULL
            OR coalesce(start_date, DATE '9999-12-31') > $first_day::DATE
            OR (coalesce(start_date, DATE '9999-12-31') = $first_day::DATE AND event_id >= $first_event::VARCHAR)
        )
        AND (
            $next_event::VARCHAR IS NULL
            OR coalesce(start_date, DATE '9999-12-31') < $next_day::DATE
            OR (coalesce(start_date, DATE '9999-12-31') = $next_day::DATE AND event_id < $next_event::VARCHAR)
        )
)
