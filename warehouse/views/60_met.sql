CREATE OR REPLACE MACRO met(person) AS TABLE
SELECT
    c.name AS actor,
    c.counterpart,
    c.counterpart_country,
    c.event_type,
    c.place,
    c.country,
    c.start_date,
    c.end_date,
    e.topics,
    e.quote,
    e.url,
    c.event_id
FROM contacts AS c
JOIN encounters AS e USING (event_id)
WHERE c.status = 'occurred' AND c.name IN (FROM named(person))
ORDER BY c.start_date NULLS LAST, c.event_id, c.name, c.counterpart;
COMMENT ON MACRO TABLE met IS 'Everybody that somebody met, whichever side: FROM met(''sadat''). A part of the name is enough, in capitals or not.';
