-- Who of neither of two camps met people of both, and how often do the camps meet themselves?
-- about: countries
-- param camp (countries): one country or several, ISO 3166-1 alpha-3, such as ISR or ISR,USA
-- param other_camp (countries): one country or several, such as IRN
-- param limit (integer): how many to list (default: 20)
WITH
met AS (
    SELECT
        name,
        counterpart_country IN (SELECT unnest($camp::VARCHAR[])) AS is_of_camp,
        counterpart,
        event_id,
        end_date
    FROM contacts
    WHERE
        status = 'occurred'
        AND counterpart_country IN (SELECT unnest($camp::VARCHAR[] || $other_camp::VARCHAR[]))
        AND (name_country IS NULL OR name_country NOT IN (SELECT unnest($camp::VARCHAR[] || $other_camp::VARCHAR[])))
),
direct AS (
    SELECT count(DISTINCT event_id) AS encounters
    FROM contacts
    WHERE
        status = 'occurred'
        AND name_country IN (SELECT unnest($camp::VARCHAR[]))
        AND counterpart_country IN (SELECT unnest($other_camp::VARCHAR[]))
)
SELECT
    m.name AS broker,
    any_value(n.countries) AS acts_for,
    count(DISTINCT m.event_id) FILTER (m.is_of_camp) AS with_camp,
    count(DISTINCT m.event_id) FILTER (NOT m.is_of_camp) AS with_other_camp,
    list(DISTINCT m.counterpart ORDER BY m.counterpart)[:8] AS counterparts,
    max(m.end_date) AS last_date,
    (SELECT encounters FROM direct) AS direct_encounters
FROM met AS m
JOIN names AS n USING (name)
GROUP BY m.name
HAVING count(*) FILTER (m.is_of_camp) > 0 AND count(*) FILTER (NOT m.is_of_camp) > 0
ORDER BY least(with_camp, with_other_camp) DESC, with_camp + with_other_camp DESC, broker
LIMIT $limit;
