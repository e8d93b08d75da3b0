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
beyond_reach AS (
    SELECT country AS reached FROM country_dyads WHERE country <> $country
    UNION
    SELECT other_country FROM country_dyads WHERE other_country <> $country
    EXCEPT
    SELECT reached FROM direct
),
go_between AS (
    SELECT counterpart AS through, count(DISTINCT event_id) AS encounters
    FROM country_contacts
    WHERE country = $country AND status = 'occurred' AND (other_country IS NULL OR other_country <> $country)
    GROUP BY counterpart
),
beyond AS (
    SELECT counterpart AS through, country AS reached, count(DISTINCT event_id) AS encounters
    FROM country_contacts
    WHERE
        status = 'occurred'
        AND country IN (SELECT reached FROM beyond_reach)
        AND (other_country IS NULL OR other_country <> country)
    GROUP BY counterpart, country
)
SELECT b.reached, b.through, n.countries AS acts_for, g.encounters AS with_country, b.encounters AS with_reached
FROM beyond AS b
JOIN go_between AS g USING (through)
JOIN names AS n ON n.name = b.through
ORDER BY least(g.encounters, b.encounters) DESC, g.encounters + b.encounters DESC, b.reached, b.through
LIMIT $limit;
