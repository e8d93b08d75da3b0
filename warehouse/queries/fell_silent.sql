-- Which pairs that met regularly have not met for much longer than their rhythm?
-- about: people
-- param times (integer): on at least how many days they met (default: 3)
-- param factor (number): how many times their usual gap has passed (default: 3)
-- param today (date): the day to count from, by default today (default: )
-- param limit (integer): at most how many (default: 100)
WITH
rhythm AS (
    SELECT
        name,
        counterpart,
        encounters,
        last_date,
        last_event_id,
        greatest((last_date - first_date) / (days - 1.0), 1) AS usual_days,
        coalesce($today::DATE, current_date) - last_date AS silent_days
    FROM ties
    WHERE name < counterpart AND days >= greatest($times, 2)
),
silent AS (
    SELECT *, silent_days / usual_days AS gaps
    FROM rhythm
    WHERE silent_days > $factor * usual_days
    ORDER BY encounters DESC, gaps DESC, name, counterpart
    LIMIT $limit
)
SELECT
    s.name AS person,
    s.counterpart AS other,
    s.encounters,
    s.last_date,
    e.place AS last_place,
    round(s.usual_days)::INTEGER AS usual_days,
    s.silent_days,
    round(s.gaps, 1) AS usual_gaps
FROM silent AS s
JOIN encounters AS e ON e.event_id = s.last_event_id
ORDER BY s.encounters DESC, s.gaps DESC, s.name, s.counterpart;
