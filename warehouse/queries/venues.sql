-- In which buildings, palaces, hotels and ships did they meet, and who was there last?
-- about: places
-- param limit (integer): how many to list (default: 20)
WITH
venues AS (
    SELECT
        place_name AS venue,
        country,
        count(*) AS encounters,
        max(end_date) AS last_date,
        max_by(event_id, (end_date, event_id)) AS last_event_id
    FROM events
    WHERE place_kind = 'venue' AND status = 'occurred'
    GROUP BY place_name, country
    ORDER BY encounters DESC, venue, country
    LIMIT $limit
)
SELECT v.venue, v.country, v.encounters, v.last_date, e.who, e.whom
FROM venues AS v
LEFT JOIN encounters AS e ON e.event_id = v.last_event_id
ORDER BY v.encounters DESC, v.venue, v.country;
