-- By which shortest chain of encounters are two people connected, over at most three others?
-- about: people
-- param person: a name or a part of it
-- param other: a name or a part of it
-- param limit (integer): how many chains of that length to list (default: 10)
WITH
starts AS (SELECT name FROM named($person)),
ends AS (SELECT name FROM named($other)),
people AS (
    SELECT name, counterpart, encounters FROM ties WHERE name_kind = 'person' AND counterpart_kind = 'person'
),
-- From either end two steps, so that four are the most.
from_start AS (
    SELECT counterpart AS name, max_by(name, (encounters, name)) AS before, max(encounters) AS strength
    FROM people WHERE name IN (FROM starts) AND counterpart NOT IN (FROM starts) GROUP BY counterpart
),
from_end AS (
    SELECT counterpart AS name, max_by(name, (encounters, name)) AS after, max(encounters) AS strength
    FROM people WHERE name IN (FROM ends) AND counterpart NOT IN (FROM ends) GROUP BY counterpart
),
one AS (
    SELECT 1 AS steps, [before, name] AS chain, strength FROM from_start WHERE name IN (FROM ends)
),
two AS (
    SELECT 2 AS steps, [s.before, s.name, e.after] AS chain, least(s.strength, e.strength) AS strength
    FROM from_start AS s
    JOIN from_end AS e USING (name)
    WHERE NOT EXISTS (FROM one)
),
three AS (
    SELECT
        3 AS steps,
        [s.before, s.name, e.name, e.after] AS chain,
        least(s.strength, p.encounters, e.strength) AS strength
    FROM from_start AS s
    JOIN people AS p ON p.name = s.name
    JOIN from_end AS e ON e.name = p.counterpart
    WHERE NOT EXISTS (FROM one) AND NOT EXISTS (FROM two)
),
two_from_start AS (
    SELECT p.counterpart AS name, max_by([s.before, s.name], (least(s.strength, p.encounters), s.name)) AS chain
    FROM from_start AS s
    JOIN people AS p USING (name)
    WHERE NOT EXISTS (FROM one) AND NOT EXISTS (FROM two) AND NOT EXISTS (FROM three)
    GROUP BY p.counterpart
),
four AS (
    SELECT
        4 AS steps,
        list_concat(f.chain, [p.counterpart, e.name, e.after]) AS chain,
        least(p.encounters, e.strength) AS strength
    FROM from_end AS e
    JOIN people AS p ON p.name = e.name
    JOIN two_from_start AS f ON f.name = p.counterpart
)
SELECT steps, chain, strength AS fewest_encounters
FROM (FROM one UNION ALL FROM two UNION ALL FROM three UNION ALL FROM four)
ORDER BY steps, strength DESC, chain
LIMIT $limit;
