CREATE OR REPLACE VIEW disagreements AS
WITH
told AS (
    SELECT j.event_id, a.account_id, r.source, a.status, a.place_name, a.time_start_date, a.time_end_date
    FROM event_accounts AS j
    JOIN encounters AS e USING (event_id)
    JOIN accounts AS a USING (account_id)
    JOIN articles AS r USING (article_id)
    WHERE e.articles > 1
),
said AS (
    SELECT event_id, 'status' AS matter, status AS said, source FROM told
    UNION ALL
    SELECT event_id, 'place', place_name, source FROM told WHERE place_name IS NOT NULL
    UNION ALL
    SELECT
        event_id,
        'days',
        CASE
            WHEN time_start_date = time_end_date THEN time_start_date::VARCHAR
            ELSE time_start_date::VARCHAR || ' to ' || time_end_date::VARCHAR
        END,
        source
    FROM told
    WHERE time_start_date IS NOT NULL
)
SELECT
    event_id,
    matter,
    list(DISTINCT said ORDER BY said) AS versions,
    list(DISTINCT said || ' (' || source || ')' ORDER BY said || ' (' || source || ')') AS told_by
FROM said
GROUP BY event_id, matter
HAVING count(DISTINCT said) > 1;
COMMENT ON VIEW disagreements IS 'Where the accounts of one event contradict each other.';
COMMENT ON COLUMN disagreements.event_id IS 'The event.';
COMMENT ON COLUMN disagreements.matter IS 'What they disagree about: status, place or days.';
COMMENT ON COLUMN disagreements.versions IS 'What they say, each once.';
COMMENT ON COLUMN disagreements.told_by IS 'What they say, each with the source that says it.';
