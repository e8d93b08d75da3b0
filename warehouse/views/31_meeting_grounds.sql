CREATE OR REPLACE VIEW meeting_grounds AS
SELECT
    country AS third_country,
    least(who_country, whom_country) AS country,
    greatest(who_country, whom_country) AS other_country,
    count(DISTINCT event_id) AS encounters,
    min(start_date) AS first_date,
    max(end_date) AS last_date
FROM pairs
WHERE
    status = 'occurred' AND who_country <> whom_country AND pairs.country <> who_country AND pairs.country <> whom_country
GROUP BY pairs.country, least(who_country, whom_country), greatest(who_country, whom_country);
COMMENT ON VIEW meeting_grounds IS 'In which third countries people and bodies of two countries met; each two countries once.';
COMMENT ON COLUMN meeting_grounds.third_country IS 'Where they met, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN meeting_grounds.country IS 'The first of the two countries in the alphabet.';
COMMENT ON COLUMN meeting_grounds.other_country IS 'The other one.';
COMMENT ON COLUMN meeting_grounds.encounters IS 'Events that occurred.';
COMMENT ON COLUMN meeting_grounds.first_date IS 'First day of the first.';
COMMENT ON COLUMN meeting_grounds.last_date IS 'Last day of the last.';
