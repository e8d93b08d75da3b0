CREATE OR REPLACE VIEW names AS
WITH
kinds AS (
    SELECT p.name, p.kind, count(*) AS times, min(e.start_date) AS first_date, max(e.end_date) AS last_date
    FROM event_participants AS p
    JOIN events AS e USING (event_id)
    GROUP BY p.name, p.kind
),
countries AS (
    SELECT name, list(DISTINCT country ORDER BY country) AS countries
    FROM event_participants
    WHERE country IS NOT NULL
    GROUP BY name
)
SELECT
    k.name,
    folded(k.name) AS folded_name,
    max_by(k.kind, (k.times, k.kind)) AS kind,
    coalesce(any_value(c.countries), []) AS countries,
    sum(k.times)::BIGINT AS encounters,
    min(k.first_date) AS first_date,
    max(k.last_date) AS last_date
FROM kinds AS k
LEFT JOIN countries AS c USING (name)
GROUP BY k.name;
COMMENT ON VIEW names IS 'Every name that takes part in an encounter, once.';
COMMENT ON COLUMN names.name IS 'The name, as in pairs and contacts.';
COMMENT ON COLUMN names.folded_name IS 'The name as it is compared: small letters, no accents, dots and apostrophes, hyphens as spaces.';
COMMENT ON COLUMN names.kind IS 'person, organization, country or group: what it is most often.';
COMMENT ON COLUMN names.countries IS 'Countries that it acts for in one event or another, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN names.encounters IS 'Events that it takes part in, whatever their status.';
COMMENT ON COLUMN names.first_date IS 'First day of the first of them.';
COMMENT ON COLUMN names.last_date IS 'Last day of the last of them.';
