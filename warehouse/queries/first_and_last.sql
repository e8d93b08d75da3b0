-- When and where did two people meet for the first and for the last time, and how often?
-- about: people
-- param person: a name or a part of it (default: )
-- param limit (integer): at most how many, those who met most often first (default: 100)
WITH
found AS (
    SELECT name, counterpart, encounters, first_date, first_place, last_date, last_place
    FROM ties
    WHERE $person <> '' AND name IN (FROM named($person))
    UNION ALL
    -- Of all names, each two once.
    SELECT name, counterpart, encounters, first_date, first_place, last_date, last_place
    FROM ties
    WHERE $person = '' AND name < counterpart
)
SELECT name AS person, counterpart AS other, encounters, first_date, first_place, last_date, last_place
FROM found
ORDER BY encounters DESC, last_date DESC NULLS LAST, name, counterpart
LIMIT $limit;
