CREATE OR REPLACE VIEW status_changes AS
SELECT
    c.event_id,
    c.ordinal,
    lag(c.status) OVER (PARTITION BY c.event_id ORDER BY c.ordinal) AS earlier_status,
    c.status,
    c.reported_date,
    e.start_date,
    e.status AS last_status,
    a.sentence,
    c.account_id
FROM event_status_changes AS c
JOIN events AS e USING (event_id)
JOIN accounts AS a USING (account_id)
WHERE c.event_id IN (SELECT event_id FROM event_status_changes WHERE ordinal = 2);
COMMENT ON VIEW status_changes IS 'How the status of events changed, of those alone that did: planned, then occurred or cancelled.';
COMMENT ON COLUMN status_changes.event_id IS 'The event.';
COMMENT ON COLUMN status_changes.ordinal IS 'Position in time, from 1.';
COMMENT ON COLUMN status_changes.earlier_status IS 'The status before; NULL for the first.';
COMMENT ON COLUMN status_changes.status IS 'The status from then on.';
COMMENT ON COLUMN status_changes.reported_date IS 'Day of publication of the article that brought it; NULL where unknown.';
COMMENT ON COLUMN status_changes.start_date IS 'First day of the event.';
COMMENT ON COLUMN status_changes.last_status IS 'The status in the end.';
COMMENT ON COLUMN status_changes.sentence IS 'The sentence that says so.';
COMMENT ON COLUMN status_changes.account_id IS 'The account that brought it.';
