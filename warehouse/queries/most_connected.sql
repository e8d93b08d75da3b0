-- Who met the most different people?
-- about: people
-- param limit (integer): how many to list (default: 20)
WITH
people AS (
    SELECT name AS person, count(*) AS people_met, sum(encounters)::BIGINT AS meetings, max(last_date) AS last_date
    FROM ties
    WHERE name_kind = 'person' AND counterpart_kind = 'person'
    GROUP BY name
)
SELECT p.person, n.countries AS acts_for, p.people_met, p.meetings, p.last_date
FROM people AS p
JOIN names AS n ON n.name = p.person
ORDER BY p.people_met DESC, p.meetings DESC, p.person
LIMIT $limit;
