-- Who is who over all articles, and what somebody watches for: the tables of the design that nothing fills so far.

CREATE TABLE actors (
    actor_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    country VARCHAR
);
COMMENT ON TABLE actors IS 'People, bodies and countries over all articles, each once. Empty so far: until it is filled, names stand for themselves.';
COMMENT ON COLUMN actors.actor_id IS 'Key.';
COMMENT ON COLUMN actors.name IS 'The name by which it is best known.';
COMMENT ON COLUMN actors.kind IS 'person, organization, country, or group for unnamed people.';
COMMENT ON COLUMN actors.country IS 'Country that it belongs to, ISO 3166-1 alpha-3.';

CREATE TABLE actor_aliases (
    actor_id VARCHAR NOT NULL,
    alias VARCHAR NOT NULL
);
COMMENT ON TABLE actor_aliases IS 'Other names of an actor. Empty so far.';
COMMENT ON COLUMN actor_aliases.actor_id IS 'The actor; key together with alias.';
COMMENT ON COLUMN actor_aliases.alias IS 'A name that articles give it.';

CREATE TABLE actor_offices (
    actor_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    organization VARCHAR,
    country VARCHAR,
    start_date DATE,
    end_date DATE
);
COMMENT ON TABLE actor_offices IS 'Offices that an actor has held, as articles tell. Empty so far.';
COMMENT ON COLUMN actor_offices.actor_id IS 'The actor; key together with ordinal.';
COMMENT ON COLUMN actor_offices.ordinal IS 'Position in time, from 1.';
COMMENT ON COLUMN actor_offices.title IS 'Office or title.';
COMMENT ON COLUMN actor_offices.organization IS 'Organisation of the office.';
COMMENT ON COLUMN actor_offices.country IS 'Country of the office, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN actor_offices.start_date IS 'First day on which an article gives it.';
COMMENT ON COLUMN actor_offices.end_date IS 'Last day on which an article gives it.';

CREATE TABLE watch_hits (
    watch VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    first_seen_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE watch_hits IS 'Events that somebody watches for. Empty so far.';
COMMENT ON COLUMN watch_hits.watch IS 'Name of the watch.';
COMMENT ON COLUMN watch_hits.event_id IS 'The event; key together with watch and status.';
COMMENT ON COLUMN watch_hits.status IS 'Status of the event that was new to the watch: occurred, planned, proposed, cancelled or denied.';
COMMENT ON COLUMN watch_hits.first_seen_at IS 'When it was found, UTC.';
