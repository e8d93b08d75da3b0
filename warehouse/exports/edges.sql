-- Each two who met, once: how often, from when to when, where last, and in which event.
SELECT
    least(who, whom) AS one,
    greatest(who, whom) AS other,
    count(DISTINCT event_id) AS encounters,
    min(start_date) AS first_date,
    max(end_date) AS last_date,
    max_by(coalesce(place, country), (coalesce(end_date, DATE '0001-01-01'), event_id)) AS last_place,
    max_by(event_id, (coalesce(end_date, DATE '0001-01-01'), event_id)) AS last_event_id
FROM pairs
SEMI JOIN exported USING (event_id)
WHERE status = 'occurred' AND who <> whom
GROUP BY ALL
ORDER BY ALL
