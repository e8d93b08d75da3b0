-- Everybody who met somebody, with what is said of them most often.
WITH
meetings AS (
    SELECT who AS name, event_id, start_date, end_date FROM pairs SEMI JOIN exported USING (event_id) WHERE status = 'occurred'
    UNION
    SELECT whom, event_id, start_date, end_date FROM pairs SEMI JOIN exported USING (event_id) WHERE status = 'occurred'
),
spans AS (
    SELECT name, count(DISTINCT event_id) AS encounters, min(start_date) AS first_date, max(end_date) AS last_date
    FROM meetings
    GROUP BY name
),
faces AS (
    SELECT name, mode(kind) AS kind, mode(country) AS country, mode(title) AS title, mode(organization) AS organization
    FROM event_participants
    SEMI JOIN exported USING (event_id)
    GROUP BY name
)
SELECT name, kind, country, title, organization, encounters, first_date, last_date
FROM spans
JOIN faces USING (name)
ORDER BY name
