CREATE OR REPLACE VIEW contacts AS
SELECT
    p.who AS name,
    p.who_country AS name_country,
    p.whom AS counterpart,
    p.whom_country AS counterpart_country,
    p.is_symmetric,
    e.event_type,
    p.status,
    p.place,
    p.country,
    p.start_date,
    p.end_date,
    p.event_id
FROM pairs AS p
JOIN encounters AS e USING (event_id)
UNION ALL
SELECT
    p.whom,
    p.whom_country,
    p.who,
    p.who_country,
    p.is_symmetric,
    e.event_type,
    p.status,
    p.place,
    p.country,
    p.start_date,
    p.end_date,
    p.event_id
FROM pairs AS p
JOIN encounters AS e USING (event_id);
COMMENT ON VIEW contacts IS 'Every pair seen from both sides, whatever its status: ask for somebody as name, and the others are counterparts.';
COMMENT ON COLUMN contacts.name IS 'Name of the one.';
COMMENT ON COLUMN contacts.name_country IS 'Country that the one acts for, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN contacts.counterpart IS 'Name of the other.';
COMMENT ON COLUMN contacts.counterpart_country IS 'Country that the other acts for, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN contacts.is_symmetric IS 'True where they sat at one table.';
COMMENT ON COLUMN contacts.event_type IS 'meeting, visit, talks, summit, call or correspondence.';
COMMENT ON COLUMN contacts.status IS 'occurred, planned, proposed, cancelled (also postponed, broken off) or denied (also refused).';
COMMENT ON COLUMN contacts.place IS 'The most specific place that the articles give.';
COMMENT ON COLUMN contacts.country IS 'Country of the place, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN contacts.start_date IS 'First day.';
COMMENT ON COLUMN contacts.end_date IS 'Last day, inclusive.';
COMMENT ON COLUMN contacts.event_id IS 'The event; `encounters` has its topics, sentence and article.';
