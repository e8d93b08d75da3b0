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
        last_place,
        greatest((last_date - first_date) / (days - 1.0), 1) AS usual_days,
        coalesce($today::DATE, current_date) - last_date AS silent_days
    FROM ties
    WHERE name < counterpart AND days >= greatest($times, 2)
)
SELECT
    name AS person,
    counterpart AS other,
    encounters,
    last_date,
    last_place,
    round(usual_days)::INTEGER AS usual_days,
    silent_days,
    round(silent_days / usual_days, 1) AS usual_gaps
FROM rhythm
WHERE silent_days > $factor * usual_days
ORDER BY encounters DESC, usual_gaps DESC, name, counterpart
LIMIT $limit;
