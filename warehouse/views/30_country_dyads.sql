CREATE OR REPLACE VIEW country_dyads AS
SELECT
    least(who_country, whom_country) AS country,
    greatest(who_country, whom_country) AS other_country,
    count(DISTINCT event_id) FILTER (status = 'occurred') AS occurred,
    count(DISTINCT event_id) FILTER (status IN ('planned', 'proposed')) AS ahead,
    count(DISTINCT event_id) FILTER (status IN ('cancelled', 'denied')) AS not_held,
    min(start_date) FILTER (status = 'occurred') AS first_date,
    max(end_date) FILTER (status = 'occurred') AS last_date
FROM pairs
WHERE who_country <> whom_country
GROUP BY ALL;
COMMENT ON VIEW country_dyads IS 'How often people and bodies of two countries came together; each two countries once.';
COMMENT ON COLUMN country_dyads.country IS 'ISO 3166-1 alpha-3, the first of the two in the alphabet.';
COMMENT ON COLUMN country_dyads.other_country IS 'ISO 3166-1 alpha-3.';
COMMENT ON COLUMN country_dyads.occurred IS 'Events that occurred.';
COMMENT ON COLUMN country_dyads.ahead IS 'Events that are planned or proposed.';
COMMENT ON COLUMN country_dyads.not_held IS 'Events that were cancelled, postponed, refused or denied.';
COMMENT ON COLUMN country_dyads.first_date IS 'First day of the first that occurred.';
COMMENT ON COLUMN country_dyads.last_date IS 'Last day of the last that occurred.';
