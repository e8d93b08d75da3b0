-- What was cancelled or postponed, and held later all the same?
-- about: plans
-- param days (integer): how many days later at most (default: 365)
-- param limit (integer): at most how many, the newest first (default: 50)
WITH
held AS (
    SELECT event_id, held_event_id, held_date, days_later FROM held_later WHERE days_later <= $days
    UNION ALL
    -- Or the articles on one and the same encounter first said that it was off.
    SELECT event_id, event_id, start_date, 0
    FROM status_changes
    WHERE earlier_status = 'cancelled' AND last_status = 'occurred'
),
found AS (
    SELECT DISTINCT event_id, held_event_id, held_date, days_later
    FROM held
    ORDER BY held_date DESC NULLS LAST, event_id, held_event_id
    LIMIT $limit
)
SELECT
    o.who,
    o.whom,
    o.event_type,
    o.start_date AS cancelled_for,
    o.place AS cancelled_in,
    f.held_date AS held_on,
    h.place AS held_in,
    f.days_later,
    h.quote
FROM found AS f
JOIN encounters AS o ON o.event_id = f.event_id
JOIN encounters AS h ON h.event_id = f.held_event_id
ORDER BY f.held_date DESC NULLS LAST, f.event_id, f.held_event_id;
