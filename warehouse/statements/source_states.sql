SELECT
    s.source AS name, s.kind, s.state, s.reason, s.polled_at, s.next_due_at, s.failures, s.is_stopped,
    (SELECT count(*) FROM items AS i WHERE i.source = s.source) AS items
FROM sources AS s;
