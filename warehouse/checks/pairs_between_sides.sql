-- Pairs are between two sides, never within one, and none is missing or there twice.
WITH
expected AS (
    SELECT one.event_id, one.name AS who, other.name AS whom
    FROM event_participants AS one
    JOIN event_participants AS other USING (event_id)
    WHERE
        one.ordinal <> other.ordinal
        AND (
            (one.side = 'who' AND other.side = 'whom')
            OR (one.ordinal < other.ordinal AND 'both' IN (one.side, other.side))
        )
)
SELECT 'pairs' AS table_name, event_id AS key, who || ' with ' || whom || ': should not be there' AS problem
FROM (SELECT event_id, who, whom FROM pairs EXCEPT ALL SELECT event_id, who, whom FROM expected)
UNION ALL
SELECT 'pairs', event_id, who || ' with ' || whom || ': missing'
FROM (SELECT event_id, who, whom FROM expected EXCEPT ALL SELECT event_id, who, whom FROM pairs);
