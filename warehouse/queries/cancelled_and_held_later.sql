-- What was cancelled or postponed, and held later all the same?
-- about: plans
-- param days (integer): how many days later at most (default: 365)
-- param limit (integer): at most how many, the newest first (default: 100)
WITH
off AS (
    SELECT least(who, whom) AS one, greatest(who, whom) AS other, start_date, event_id
    FROM pairs
    WHERE status = 'cancelled' AND start_date IS NOT NULL
),
held_pairs AS (
    SELECT least(p.who, p.whom) AS one, greatest(p.who, p.whom) AS other, p.start_date, p.event_id
    FROM pairs AS p
    SEMI JOIN off ON off.one = least(p.who, p.whom) AND off.other = greatest(p.who, p.whom)
    WHERE p.status = 'occurred'
),
held AS (
    SELECT off.event_id AS cancelled_event_id, min_by(h.event_id, (h.start_date, h.event_id)) AS held_event_id
    FROM off
    JOIN held_pairs AS h ON h.one = off.one AND h.other = off.other
    WHERE h.start_date > off.start_date AND h.start_date <= off.start_date + $days::INTEGER
    GROUP BY off.event_id
    UNION ALL
    -- Or the articles on one and the same encounter first said that it was off.
    SELECT c.event_id, c.event_id
    FROM event_status_changes AS c
    JOIN events AS e USING (event_id)
    WHERE c.status = 'cancelled' AND e.status = 'occurred'
    GROUP BY c.event_id
)
SELECT
    o.who,
    o.whom,
    o.event_type,
    o.start_date AS cancelled_for,
    o.place AS cancelled_in,
    h.start_date AS held_on,
    h.place AS held_in,
    h.start_date - o.start_date AS days_later,
    h.quote
FROM held
JOIN encounters AS o ON o.event_id = held.cancelled_event_id
JOIN encounters AS h ON h.event_id = held.held_event_id
ORDER BY h.start_date DESC, o.event_id
LIMIT $limit;
