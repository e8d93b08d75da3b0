CREATE OR REPLACE VIEW country_contacts AS
SELECT
    name_country AS country,
    counterpart_country AS other_country,
    name,
    counterpart,
    event_type,
    status,
    place,
    country AS place_country,
    start_date,
    end_date,
    event_id
FROM contacts
WHERE name_country IS NOT NULL;
COMMENT ON VIEW country_contacts IS 'Whom the people and bodies of a country came together with: contacts by country, whatever their status.';
COMMENT ON COLUMN country_contacts.country IS 'Country that the one acts for, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN country_contacts.other_country IS 'Country that the other acts for; NULL where the articles do not say.';
COMMENT ON COLUMN country_contacts.name IS 'Name of the one.';
COMMENT ON COLUMN country_contacts.counterpart IS 'Name of the other.';
COMMENT ON COLUMN country_contacts.event_type IS 'meeting, visit, talks, summit, call or correspondence.';
COMMENT ON COLUMN country_contacts.status IS 'occurred, planned, proposed, cancelled (also postponed, broken off) or denied (also refused).';
COMMENT ON COLUMN country_contacts.place IS 'The most specific place that the articles give.';
COMMENT ON COLUMN country_contacts.place_country IS 'Country of the place, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN country_contacts.start_date IS 'First day.';
COMMENT ON COLUMN country_contacts.end_date IS 'Last day, inclusive.';
COMMENT ON COLUMN country_contacts.event_id IS 'The event; `encounters` has its topics, sentence and article.';
