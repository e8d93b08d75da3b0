-- When and where did two people meet for the first and for the last time, and how often?
-- about: people
-- param person: a name or a part of it (default: )
-- param limit (integer): at most how many, those who met most often first (default: 100)
WITH
found AS (
    SELECT name, counterpart, encounters, first_date, last_date, first_event_id, last_event_id
    FROM ties
    WHERE
        name IN (FROM named($person))
        -- Two that both have such a name are there once.
        AND (name < counterpart OR counterpart NOT IN (FROM named($person)))
    ORDER BY encounters DESC, last_date DESC NULLS LAST, name, counterpart
    LIMIT $limit
)
SELECT
    f.name AS person,
    f.counterpart AS other,
    f.encounters,
    f.first_date,
    coalesce(one.place, one.country) AS first_place,
    f.last_date,
    coalesce(last.place, last.country) AS last_place
FROM found AS f
LEFT JOIN encounters AS one ON one.event_id = f.first_event_id
LEFT JOIN encounters AS last ON last.event_id = f.last_event_id
ORDER BY f.encounters DESC, f.last_date DESC NULLS LAST, f.name, f.counterpart;
