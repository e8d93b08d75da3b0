CREATE OR REPLACE VIEW held_later AS
WITH
off AS (
    SELECT name, counterpart, start_date, event_id
    FROM contacts
    WHERE status = 'cancelled' AND start_date IS NOT NULL
)
SELECT
    o.event_id,
    min_by(h.event_id, (h.start_date, h.event_id)) AS held_event_id,
    min(h.start_date) AS held_date,
    min(h.start_date) - any_value(o.start_date) AS days_later
FROM off AS o
JOIN contacts AS h USING (name, counterpart)
WHERE h.status = 'occurred' AND h.start_date > o.start_date
GROUP BY o.event_id;
COMMENT ON VIEW held_later IS 'Cancelled events after which two who were to meet met all the same, with the first such event.';
COMMENT ON COLUMN held_later.event_id IS 'The event that was cancelled.';
COMMENT ON COLUMN held_later.held_event_id IS 'The first later event of two of its people.';
COMMENT ON COLUMN held_later.held_date IS 'First day of that one.';
COMMENT ON COLUMN held_later.days_later IS 'Days from the day of the one to that of the other.';
