-- Ordinals count from 1, without a gap.
WITH
counted AS (
    SELECT 'mentions' AS table_name, account_id AS key, min(ordinal) AS first, max(ordinal) AS last, count(*) AS rows
    FROM mentions GROUP BY account_id
    UNION ALL
    SELECT 'participants', account_id, min(ordinal), max(ordinal), count(*) FROM participants GROUP BY account_id
    UNION ALL
    SELECT 'topics', account_id, min(ordinal), max(ordinal), count(*) FROM topics GROUP BY account_id
    UNION ALL
    SELECT 'event_participants', event_id, min(ordinal), max(ordinal), count(*)
    FROM event_participants GROUP BY event_id
    UNION ALL
    SELECT 'event_status_changes', event_id, min(ordinal), max(ordinal), count(*)
    FROM event_status_changes GROUP BY event_id
    UNION ALL
    SELECT 'actor_offices', actor_id, min(ordinal), max(ordinal), count(*) FROM actor_offices GROUP BY actor_id
)
SELECT table_name, key, 'from ' || first || ' to ' || last || ' in ' || rows || ' rows' AS problem
FROM counted
WHERE first <> 1 OR last <> rows;
