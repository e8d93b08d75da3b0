CREATE OR REPLACE MACRO met(name) AS TABLE
WITH
both_ways AS (
    SELECT event_id, status, who AS actor, whom AS counterpart, whom_country AS counterpart_country FROM pairs
    UNION ALL
    SELECT event_id, status, whom, who, who_country FROM pairs
)
SELECT
    b.actor,
    b.counterpart,
    b.counterpart_country,
    e.event_type,
    e.place,
    e.country,
    e.start_date,
    e.end_date,
    e.topics,
    e.quote,
    e.url,
    e.event_id
FROM both_ways AS b
JOIN encounters AS e USING (event_id)
WHERE b.status = 'occurred' AND contains(lower(strip_accents(b.actor)), lower(strip_accents(name)))
ORDER BY e.start_date NULLS LAST, e.event_id, b.actor, b.counterpart;
COMMENT ON MACRO TABLE met IS 'Everybody that somebody met, whichever side: FROM met(''sadat''). A part of the name is enough, in capitals or not.';
