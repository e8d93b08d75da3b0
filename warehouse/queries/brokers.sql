-- Who of neither of two camps met people of both, and how often do the camps meet themselves?
-- about: countries
-- param camp (countries): one country or several, ISO 3166-1 alpha-3, such as ISR or ISR,USA
-- param other_camp (countries): one country or several, such as IRN
-- param limit (integer): how many to list (default: 20)
WITH
met AS (
    -- Seen from the camps: the counterpart is the broker.
    SELECT counterpart AS broker, country IN (SELECT unnest($camp::VARCHAR[])) AS is_of_camp, name, event_id, end_date
    FROM country_contacts
    WHERE
        status = 'occurred'
        AND country IN (SELECT unnest($camp::VARCHAR[] || $other_camp::VARCHAR[]))
        AND (
            other_country IS NULL
            OR NOT list_contains($camp::VARCHAR[] || $other_camp::VARCHAR[], other_country)
        )
),
brokers AS (
    SELECT
        broker,
        count(DISTINCT event_id) FILTER (is_of_camp) AS with_camp,
        count(DISTINCT event_id) FILTER (NOT is_of_camp) AS with_other_camp,
        max(end_date) AS last_date
    FROM met
    GROUP BY broker
    HAVING with_camp > 0 AND with_other_camp > 0
    ORDER BY least(with_camp, with_other_camp) DESC, with_camp + with_other_camp DESC, broker
    LIMIT $limit
),
counterparts AS (
    SELECT m.broker, list(DISTINCT m.name ORDER BY m.name)[:8] AS counterparts
    FROM met AS m
    SEMI JOIN brokers USING (broker)
    GROUP BY m.broker
),
direct AS (
    SELECT count(DISTINCT event_id) AS encounters
    FROM country_contacts
    WHERE
        status = 'occurred'
        AND country IN (SELECT unnest($camp::VARCHAR[]))
        AND list_contains($other_camp::VARCHAR[], other_country)
)
SELECT
    b.broker,
    n.countries AS acts_for,
    b.with_camp,
    b.with_other_camp,
    c.counterparts,
    b.last_date,
    (SELECT encounters FROM direct) AS direct_encounters
FROM brokers AS b
JOIN counterparts AS c USING (broker)
JOIN names AS n ON n.name = b.broker
ORDER BY least(b.with_camp, b.with_other_camp) DESC, b.with_camp + b.with_other_camp DESC, b.broker;
