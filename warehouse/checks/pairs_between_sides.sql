-- Pairs are between two sides, or of one table; never within a side, and none is missing.
WITH
expected AS (
    SELECT
        one.event_id, one.name AS who, one.country AS who_country, other.name AS whom, other.country AS whom_country,
        bool_or('both' IN (one.side, other.side)) AS is_symmetric
    FROM event_participants AS one
    JOIN event_participants AS other USING (event_id)
    WHERE
        (one.side = 'who' AND other.side = 'whom')
        OR (one.ordinal < other.ordinal AND 'both' IN (one.side, other.side))
    GROUP BY ALL
),
-- Few events differ: only of those are the pairs looked at one by one.
sums AS (
    SELECT event_id, sum(hash(who, who_country, whom, whom_country, is_symmetric)::HUGEINT) AS pairs
    FROM expected GROUP BY event_id
),
found AS (
    SELECT event_id, sum(hash(who, who_country, whom, whom_country, is_symmetric)::HUGEINT) AS pairs
    FROM pairs GROUP BY event_id
),
differing AS (
    SELECT event_id FROM sums FULL JOIN found USING (event_id) WHERE sums.pairs IS DISTINCT FROM found.pairs
),
wanted AS (
    SELECT event_id, who, who_country, whom, whom_country, is_symmetric FROM expected SEMI JOIN differing USING (event_id)
),
there AS (
    SELECT event_id, who, who_country, whom, whom_country, is_symmetric FROM pairs SEMI JOIN differing USING (event_id)
)
SELECT 'pairs' AS table_name, event_id AS key, who || ' with ' || whom || ': should not be there' AS problem
FROM (FROM there EXCEPT ALL FROM wanted)
UNION ALL
SELECT 'pairs', event_id, who || ' with ' || whom || ': missing'
FROM (FROM wanted EXCEPT ALL FROM there);
