CREATE OR REPLACE VIEW disagreements AS
WITH
told AS (
    SELECT
        j.event_id,
        r.source,
        e.start_date,
        a.status,
        a.place_kind,
        a.place_name,
        a.place_country,
        a.time_start_date,
        a.time_end_date,
        CASE
            WHEN a.time_start_date = a.time_end_date THEN a.time_start_date::VARCHAR
            ELSE a.time_start_date::VARCHAR || ' to ' || a.time_end_date::VARCHAR
        END AS days
    FROM event_accounts AS j
    JOIN encounters AS e USING (event_id)
    JOIN accounts AS a USING (account_id)
    JOIN articles AS r USING (article_id)
    WHERE e.articles > 1
),
said AS (
    -- A plan that was carried out or cancelled is news, and no contradiction.
    SELECT event_id, start_date, 'status' AS matter, status AS version, source FROM told WHERE status NOT IN ('planned', 'proposed')
    UNION ALL
    SELECT event_id, start_date, 'place', place_name, source FROM told WHERE place_kind = 'city'
    UNION ALL
    SELECT event_id, start_date, 'country', place_country, source FROM told WHERE place_country IS NOT NULL
    UNION ALL
    -- "In June" and "on 17 June" agree.
    SELECT event_id, start_date, 'days', days, source
    FROM told
    WHERE event_id IN (SELECT event_id FROM told GROUP BY event_id HAVING max(time_start_date) > min(time_end_date))
        AND days IS NOT NULL
)
SELECT
    event_id,
    start_date,
    matter,
    list(DISTINCT version ORDER BY version) AS versions,
    list(DISTINCT version || ' (' || source || ')' ORDER BY version || ' (' || source || ')') AS told_by
FROM said
GROUP BY event_id, start_date, matter
HAVING count(DISTINCT version) > 1;
COMMENT ON VIEW disagreements IS 'Where the accounts of one event contradict each other.';
COMMENT ON COLUMN disagreements.event_id IS 'The event.';
COMMENT ON COLUMN disagreements.start_date IS 'First day of the event.';
COMMENT ON COLUMN disagreements.matter IS 'What they disagree about: status (held or not), place (two cities), country, or days that do not overlap.';
COMMENT ON COLUMN disagreements.versions IS 'What they say, each once.';
COMMENT ON COLUMN disagreements.told_by IS 'What they say, each with the source that says it.';
