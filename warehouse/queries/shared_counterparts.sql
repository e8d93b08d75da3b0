-- Whom did both of these people meet?
-- about: people
-- param person: a name or a part of it
-- param other: a name or a part of it
-- param limit (integer): at most how many (default: 100)
WITH
one AS (
    SELECT counterpart, sum(encounters)::BIGINT AS encounters, max(last_date) AS last_date
    FROM ties WHERE name IN (FROM named($person)) GROUP BY counterpart
),
two AS (
    SELECT counterpart, sum(encounters)::BIGINT AS encounters, max(last_date) AS last_date
    FROM ties WHERE name IN (FROM named($other)) GROUP BY counterpart
)
SELECT
    one.counterpart,
    n.countries AS acts_for,
    one.encounters AS with_person,
    one.last_date AS last_with_person,
    two.encounters AS with_other,
    two.last_date AS last_with_other
FROM one
JOIN two USING (counterpart)
JOIN names AS n ON n.name = counterpart
ORDER BY least(one.encounters, two.encounters) DESC, one.encounters + two.encounters DESC, counterpart
LIMIT $limit;
