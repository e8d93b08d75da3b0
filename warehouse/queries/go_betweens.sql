-- Through whom does this country reach countries that its own people do not meet?
-- about: countries
-- param country (country): ISO 3166-1 alpha-3, such as QAT
-- param limit (integer): how many to list (default: 20)
WITH
direct AS (
    SELECT other_country AS reached FROM country_dyads WHERE country = $country AND occurred > 0
    UNION
    SELECT country FROM country_dyads WHERE other_country = $country AND occurred > 0
),
go_between AS (
    SELECT name, count(DISTINCT event_id) AS encounters
    FROM contacts
    WHERE
        counterpart_country = $country AND status = 'occurred' AND (name_country IS NULL OR name_country <> $country)
    GROUP BY name
),
beyond AS (
    SELECT c.name, c.counterpart_country AS reached, count(DISTINCT c.event_id) AS encounters
    FROM contacts AS c
    SEMI JOIN go_between USING (name)
    WHERE
        c.status = 'occurred'
        AND c.counterpart_country <> $country
        AND c.counterpart_country NOT IN (SELECT reached FROM direct)
        AND (c.name_country IS NULL OR c.name_country <> c.counterpart_country)
    GROUP BY c.name, c.counterpart_country
)
SELECT b.reached, b.name AS through, n.countries AS acts_for, g.encounters AS with_country, b.encounters AS with_reached
FROM beyond AS b
JOIN go_between AS g USING (name)
JOIN names AS n USING (name)
ORDER BY least(g.encounters, b.encounters) DESC, g.encounters + b.encounters DESC, b.reached, b.name
LIMIT $limit;
