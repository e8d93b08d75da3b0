CREATE OR REPLACE VIEW who_met_whom AS
SELECT
    p.who,
    p.who_country,
    p.whom,
    p.whom_country,
    p.is_symmetric,
    e.event_type,
    p.place,
    p.country,
    p.start_date,
    p.end_date,
    p.topics,
    e.quote,
    e.url,
    p.event_id
FROM pairs AS p
JOIN encounters AS e USING (event_id)
WHERE p.status = 'occurred';
COMMENT ON VIEW who_met_whom IS 'Pairs that occurred, each with the sentence that says so.';
COMMENT ON COLUMN who_met_whom.who IS 'Name of the one; of one table, who is told first.';
COMMENT ON COLUMN who_met_whom.who_country IS 'Country that the one acts for, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN who_met_whom.whom IS 'Name of the other.';
COMMENT ON COLUMN who_met_whom.whom_country IS 'Country that the other acts for, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN who_met_whom.is_symmetric IS 'True where they sat at one table.';
COMMENT ON COLUMN who_met_whom.event_type IS 'meeting, visit, talks, summit, call or correspondence.';
COMMENT ON COLUMN who_met_whom.place IS 'The most specific place that the articles give.';
COMMENT ON COLUMN who_met_whom.country IS 'Country of the place, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN who_met_whom.start_date IS 'First day.';
COMMENT ON COLUMN who_met_whom.end_date IS 'Last day, inclusive.';
COMMENT ON COLUMN who_met_whom.topics IS 'What it was about, in the words of the articles.';
COMMENT ON COLUMN who_met_whom.quote IS 'The sentence that tells it most fully.';
COMMENT ON COLUMN who_met_whom.url IS 'Address of the article with that sentence.';
COMMENT ON COLUMN who_met_whom.event_id IS 'The event.';
