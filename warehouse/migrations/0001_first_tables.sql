-- The first tables: what came in, what was read, what it means.
-- No keys, no constraints but NOT NULL, no indexes: the same DDL must work in a lake (checks/*.sql look instead).
-- Clock columns (first_seen_at, loaded_at, applied_at) say when; no other column depends on the run that wrote it.

CREATE TABLE schema_versions (
    version INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    digest VARCHAR NOT NULL,
    applied_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE schema_versions IS 'Migrations that this warehouse has; version 0 stands for its views and macros.';
COMMENT ON COLUMN schema_versions.version IS 'Number of the migration; 0 for the views and macros.';
COMMENT ON COLUMN schema_versions.name IS 'Name of the migration.';
COMMENT ON COLUMN schema_versions.digest IS 'Hash of its SQL.';
COMMENT ON COLUMN schema_versions.applied_at IS 'When it was applied, UTC.';

-- What came in.

CREATE TABLE items (
    source VARCHAR NOT NULL,
    item_key VARCHAR NOT NULL,
    address VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    article_id VARCHAR,
    content_hash VARCHAR NOT NULL,
    first_seen_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE items IS 'What the sources list: one row per source and key, with what became of it.';
COMMENT ON COLUMN items.source IS 'Name of the source.';
COMMENT ON COLUMN items.item_key IS 'What identifies the item within its source: a relative path, with line number in a .jsonl file.';
COMMENT ON COLUMN items.address IS 'Where it was last found: absolute path or URL.';
COMMENT ON COLUMN items.state IS 'read: an article came of it. rejected: it could not be taken, rejects says why.';
COMMENT ON COLUMN items.article_id IS 'The article that came of it; NULL where it was rejected.';
COMMENT ON COLUMN items.content_hash IS 'Hash of the bytes that were last seen; empty where none could be read.';
COMMENT ON COLUMN items.first_seen_at IS 'When it was first loaded, UTC.';

CREATE TABLE articles (
    article_id VARCHAR NOT NULL,
    doc_id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    article_key VARCHAR NOT NULL,
    url VARCHAR,
    title VARCHAR,
    published_date DATE,
    published_at TIMESTAMP,
    language VARCHAR,
    headline_start_offset INTEGER,
    headline_end_offset INTEGER,
    text VARCHAR NOT NULL,
    text_hash VARCHAR NOT NULL,
    rules_digest VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    first_seen_at TIMESTAMP NOT NULL,
    loaded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE articles IS 'Articles in the version that was read last. Offsets in all tables count characters of text, end exclusive.';
COMMENT ON COLUMN articles.article_id IS 'Key: hash of the URL, or of source and article_key; the same for all versions of the text.';
COMMENT ON COLUMN articles.doc_id IS 'Short name: the stem of the file, or what the article calls itself.';
COMMENT ON COLUMN articles.source IS 'Name of the source.';
COMMENT ON COLUMN articles.article_key IS 'The URL, or the key of the item where no URL is known.';
COMMENT ON COLUMN articles.url IS 'Canonical address of the article.';
COMMENT ON COLUMN articles.title IS 'Headline.';
COMMENT ON COLUMN articles.published_date IS 'Day of publication.';
COMMENT ON COLUMN articles.published_at IS 'Time of publication, UTC, where the page gives it.';
COMMENT ON COLUMN articles.language IS 'ISO 639-1 code, where known.';
COMMENT ON COLUMN articles.headline_start_offset IS 'Where the text begins with the headline: its first character.';
COMMENT ON COLUMN articles.headline_end_offset IS 'Where the text begins with the headline: the character after it.';
COMMENT ON COLUMN articles.text IS 'The readable text that all offsets refer to.';
COMMENT ON COLUMN articles.text_hash IS 'Hash of text and day of publication: names this version.';
COMMENT ON COLUMN articles.rules_digest IS 'Digest of the rule files that read it.';
COMMENT ON COLUMN articles.model IS 'Name and version of the spaCy pipeline that read it.';
COMMENT ON COLUMN articles.first_seen_at IS 'When its first version was loaded, UTC.';
COMMENT ON COLUMN articles.loaded_at IS 'When this row last changed, UTC.';

CREATE TABLE article_versions (
    article_id VARCHAR NOT NULL,
    text_hash VARCHAR NOT NULL,
    title VARCHAR,
    published_date DATE,
    text VARCHAR NOT NULL,
    loaded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE article_versions IS 'Earlier versions of articles whose text or day of publication changed; the current one is in articles.';
COMMENT ON COLUMN article_versions.article_id IS 'The article; key together with text_hash.';
COMMENT ON COLUMN article_versions.text_hash IS 'Hash of text and day of publication.';
COMMENT ON COLUMN article_versions.title IS 'Headline of this version.';
COMMENT ON COLUMN article_versions.published_date IS 'Day of publication that this version gave.';
COMMENT ON COLUMN article_versions.text IS 'The text of this version.';
COMMENT ON COLUMN article_versions.loaded_at IS 'When this version was loaded, UTC.';

CREATE TABLE rejects (
    reject_id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    item_key VARCHAR NOT NULL,
    address VARCHAR NOT NULL,
    stage VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    content_hash VARCHAR NOT NULL,
    first_seen_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE rejects IS 'What could not be taken, and why. Rows stay when the item is mended: items.state says how it stands now.';
COMMENT ON COLUMN rejects.reject_id IS 'Key: hash of source, item, stage and content, so that the same bad input is one row.';
COMMENT ON COLUMN rejects.source IS 'Name of the source.';
COMMENT ON COLUMN rejects.item_key IS 'The item within its source.';
COMMENT ON COLUMN rejects.address IS 'Absolute path or URL.';
COMMENT ON COLUMN rejects.stage IS 'Where it failed: discover, fetch, parse or extract.';
COMMENT ON COLUMN rejects.reason IS 'What was wrong, in words.';
COMMENT ON COLUMN rejects.content_hash IS 'Hash of the refused bytes; empty where there were none.';
COMMENT ON COLUMN rejects.first_seen_at IS 'When it was first loaded, UTC.';

-- What was read.

CREATE TABLE accounts (
    account_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    event_type VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    rule VARCHAR NOT NULL,
    trigger_text VARCHAR NOT NULL,
    trigger_start_offset INTEGER NOT NULL,
    trigger_end_offset INTEGER NOT NULL,
    sentence VARCHAR NOT NULL,
    sentence_start_offset INTEGER NOT NULL,
    sentence_end_offset INTEGER NOT NULL,
    cue_text VARCHAR,
    cue_start_offset INTEGER,
    cue_end_offset INTEGER,
    cue_said_by VARCHAR,
    place_name VARCHAR,
    place_kind VARCHAR,
    place_basis VARCHAR,
    place_country VARCHAR,
    place_latitude DOUBLE,
    place_longitude DOUBLE,
    place_geonames_id BIGINT,
    place_start_offset INTEGER,
    place_end_offset INTEGER,
    time_text VARCHAR,
    time_start_date DATE,
    time_end_date DATE,
    time_granularity VARCHAR,
    time_basis VARCHAR,
    time_anchor_date DATE,
    time_start_offset INTEGER,
    time_end_offset INTEGER,
    account_digest VARCHAR NOT NULL,
    rules_digest VARCHAR NOT NULL,
    model VARCHAR NOT NULL
);
COMMENT ON TABLE accounts IS 'What one article tells of one encounter: one row each.';
COMMENT ON COLUMN accounts.account_id IS 'Key: hash of the article and the place in its text.';
COMMENT ON COLUMN accounts.article_id IS 'The article that tells it.';
COMMENT ON COLUMN accounts.event_type IS 'meeting, visit, talks, summit, call or correspondence.';
COMMENT ON COLUMN accounts.status IS 'occurred, planned, proposed, cancelled (also postponed, broken off) or denied (also refused).';
COMMENT ON COLUMN accounts.confidence IS 'How sure the reading is, from 0 to 1.';
COMMENT ON COLUMN accounts.rule IS 'The rule that took the clearest telling.';
COMMENT ON COLUMN accounts.trigger_text IS 'The word of the clearest telling, as the article has it.';
COMMENT ON COLUMN accounts.trigger_start_offset IS 'First character of the trigger.';
COMMENT ON COLUMN accounts.trigger_end_offset IS 'Character after the trigger.';
COMMENT ON COLUMN accounts.sentence IS 'The sentence of the clearest telling.';
COMMENT ON COLUMN accounts.sentence_start_offset IS 'First character of that sentence.';
COMMENT ON COLUMN accounts.sentence_end_offset IS 'Character after that sentence.';
COMMENT ON COLUMN accounts.cue_text IS 'The words that decided the status; NULL where none were needed.';
COMMENT ON COLUMN accounts.cue_start_offset IS 'First character of the cue.';
COMMENT ON COLUMN accounts.cue_end_offset IS 'Character after the cue.';
COMMENT ON COLUMN accounts.cue_said_by IS 'Who says so, where told.';
COMMENT ON COLUMN accounts.place_name IS 'Where it took place, as the gazetteer or the article names it.';
COMMENT ON COLUMN accounts.place_kind IS 'venue, city, region or country.';
COMMENT ON COLUMN accounts.place_basis IS 'Where in the article the place was found: clause, sentence, visit_goal, venue, dateline or context.';
COMMENT ON COLUMN accounts.place_country IS 'Country of the place, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN accounts.place_latitude IS 'Degrees north.';
COMMENT ON COLUMN accounts.place_longitude IS 'Degrees east.';
COMMENT ON COLUMN accounts.place_geonames_id IS 'Id of the place in GeoNames.';
COMMENT ON COLUMN accounts.place_start_offset IS 'First character of the place in the text.';
COMMENT ON COLUMN accounts.place_end_offset IS 'Character after the place in the text.';
COMMENT ON COLUMN accounts.time_text IS 'When, as the article has it.';
COMMENT ON COLUMN accounts.time_start_date IS 'First day; NULL where the text cannot be resolved.';
COMMENT ON COLUMN accounts.time_end_date IS 'Last day, inclusive.';
COMMENT ON COLUMN accounts.time_granularity IS 'What the text is exact to: day, week, month, quarter, year or other.';
COMMENT ON COLUMN accounts.time_basis IS 'explicit, relative or dateline.';
COMMENT ON COLUMN accounts.time_anchor_date IS 'The day that a relative time counts from.';
COMMENT ON COLUMN accounts.time_start_offset IS 'First character of the time in the text.';
COMMENT ON COLUMN accounts.time_end_offset IS 'Character after the time in the text.';
COMMENT ON COLUMN accounts.account_digest IS 'Hash of all that resolve looks at: a changed account is resolved again.';
COMMENT ON COLUMN accounts.rules_digest IS 'Digest of the rule files that read it.';
COMMENT ON COLUMN accounts.model IS 'Name and version of the spaCy pipeline that read it.';

CREATE TABLE mentions (
    account_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    sentence_start_offset INTEGER NOT NULL,
    sentence_end_offset INTEGER NOT NULL,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE mentions IS 'Every telling of an encounter in one sentence; the tellings of one encounter make an account.';
COMMENT ON COLUMN mentions.account_id IS 'The account; key together with ordinal.';
COMMENT ON COLUMN mentions.ordinal IS 'Position in the order of the text, from 1.';
COMMENT ON COLUMN mentions.text IS 'The trigger word, as the article has it.';
COMMENT ON COLUMN mentions.start_offset IS 'First character of the trigger.';
COMMENT ON COLUMN mentions.end_offset IS 'Character after the trigger.';
COMMENT ON COLUMN mentions.sentence_start_offset IS 'First character of the sentence.';
COMMENT ON COLUMN mentions.sentence_end_offset IS 'Character after the sentence.';
COMMENT ON COLUMN mentions.rule IS 'The rule that took it.';

CREATE TABLE participants (
    account_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    side VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    title VARCHAR,
    organization VARCHAR,
    country VARCHAR,
    spans STRUCT(start_offset INTEGER, end_offset INTEGER)[] NOT NULL,
    match_words VARCHAR[] NOT NULL
);
COMMENT ON TABLE participants IS 'Who takes part in an account, under the fullest name that the article gives.';
COMMENT ON COLUMN participants.account_id IS 'The account; key together with ordinal.';
COMMENT ON COLUMN participants.ordinal IS 'Position in the account, from 1.';
COMMENT ON COLUMN participants.name IS 'Fullest name in the article, without title.';
COMMENT ON COLUMN participants.side IS 'who, whom, or both where all sat at one table.';
COMMENT ON COLUMN participants.kind IS 'person, organization, country, or group for unnamed people.';
COMMENT ON COLUMN participants.title IS 'Office or title that the article gives.';
COMMENT ON COLUMN participants.organization IS 'Organisation acted for, where the article gives it.';
COMMENT ON COLUMN participants.country IS 'Country acted for, ISO 3166-1 alpha-3, where the article gives it.';
COMMENT ON COLUMN participants.spans IS 'Where the text names the participant.';
COMMENT ON COLUMN participants.match_words IS 'Folded words by which resolve finds accounts that may tell of the same people.';

CREATE TABLE topics (
    account_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    phrase VARCHAR NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    code VARCHAR,
    label VARCHAR,
    scheme VARCHAR NOT NULL,
    score DOUBLE
);
COMMENT ON TABLE topics IS 'What an encounter was about, in the words of the article.';
COMMENT ON COLUMN topics.account_id IS 'The account; key together with ordinal.';
COMMENT ON COLUMN topics.ordinal IS 'Position in the account, from 1.';
COMMENT ON COLUMN topics.phrase IS 'The phrase, verbatim.';
COMMENT ON COLUMN topics.start_offset IS 'First character of the phrase.';
COMMENT ON COLUMN topics.end_offset IS 'Character after the phrase.';
COMMENT ON COLUMN topics.code IS 'Code of the subject in scheme, where one fits.';
COMMENT ON COLUMN topics.label IS 'Name of that subject.';
COMMENT ON COLUMN topics.scheme IS 'medtop: IPTC Media Topics.';
COMMENT ON COLUMN topics.score IS 'How well the code fits, from 0 to 1.';

-- What it means: derived by resolve, and can be thrown away and derived again.

CREATE TABLE events (
    event_id VARCHAR NOT NULL,
    event_type VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    lead_account_id VARCHAR NOT NULL,
    place_name VARCHAR,
    place_kind VARCHAR,
    country VARCHAR,
    latitude DOUBLE,
    longitude DOUBLE,
    geonames_id BIGINT,
    start_date DATE,
    end_date DATE,
    granularity VARCHAR,
    topics VARCHAR[] NOT NULL
);
COMMENT ON TABLE events IS 'The encounters themselves, over the accounts of all articles.';
COMMENT ON COLUMN events.event_id IS 'Key: the smallest account_id of the event, in whatever order articles were loaded.';
COMMENT ON COLUMN events.event_type IS 'meeting, visit, talks, summit, call or correspondence.';
COMMENT ON COLUMN events.status IS 'occurred where any article says so; else what was published last.';
COMMENT ON COLUMN events.confidence IS 'The highest confidence of its accounts, from 0 to 1.';
COMMENT ON COLUMN events.lead_account_id IS 'The account that tells it most fully: its sentence is the quote, its sides are the sides.';
COMMENT ON COLUMN events.place_name IS 'The most specific place that the accounts give.';
COMMENT ON COLUMN events.place_kind IS 'venue, city, region or country.';
COMMENT ON COLUMN events.country IS 'Country of the place, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN events.latitude IS 'Degrees north.';
COMMENT ON COLUMN events.longitude IS 'Degrees east.';
COMMENT ON COLUMN events.geonames_id IS 'Id of the place in GeoNames.';
COMMENT ON COLUMN events.start_date IS 'First day, from the most exact time that the accounts give.';
COMMENT ON COLUMN events.end_date IS 'Last day, inclusive.';
COMMENT ON COLUMN events.granularity IS 'What the days are exact to: day, week, month, quarter, year or other.';
COMMENT ON COLUMN events.topics IS 'The phrases of all accounts, each once.';

CREATE TABLE event_accounts (
    event_id VARCHAR NOT NULL,
    account_id VARCHAR NOT NULL,
    account_digest VARCHAR NOT NULL,
    joined_to_account_id VARCHAR,
    evidence VARCHAR NOT NULL
);
COMMENT ON TABLE event_accounts IS 'Which accounts tell of which event, and why they were joined.';
COMMENT ON COLUMN event_accounts.event_id IS 'The event.';
COMMENT ON COLUMN event_accounts.account_id IS 'Key: the account; each is in exactly one event.';
COMMENT ON COLUMN event_accounts.account_digest IS 'Digest of the account as it was when this was decided.';
COMMENT ON COLUMN event_accounts.joined_to_account_id IS 'The account of the event that it agrees with best; NULL where it stands alone.';
COMMENT ON COLUMN event_accounts.evidence IS 'What agrees, in words.';

CREATE TABLE event_participants (
    event_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    side VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    title VARCHAR,
    organization VARCHAR,
    country VARCHAR,
    account_count INTEGER NOT NULL
);
COMMENT ON TABLE event_participants IS 'Who takes part in an event, over all its accounts.';
COMMENT ON COLUMN event_participants.event_id IS 'The event; key together with ordinal.';
COMMENT ON COLUMN event_participants.ordinal IS 'Position in the event, from 1.';
COMMENT ON COLUMN event_participants.name IS 'The fullest name that the accounts give.';
COMMENT ON COLUMN event_participants.side IS 'who, whom, or both where all sat at one table.';
COMMENT ON COLUMN event_participants.kind IS 'person, organization, country, or group for unnamed people.';
COMMENT ON COLUMN event_participants.title IS 'Office or title, from the fullest account that gives it.';
COMMENT ON COLUMN event_participants.organization IS 'Organisation acted for.';
COMMENT ON COLUMN event_participants.country IS 'Country acted for, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN event_participants.account_count IS 'How many accounts name this participant.';

CREATE TABLE event_status_changes (
    event_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    status VARCHAR NOT NULL,
    reported_date DATE,
    account_id VARCHAR NOT NULL
);
COMMENT ON TABLE event_status_changes IS 'How the status of an event changed as articles were published.';
COMMENT ON COLUMN event_status_changes.event_id IS 'The event; key together with ordinal.';
COMMENT ON COLUMN event_status_changes.ordinal IS 'Position in time, from 1; the last row has the status of the event.';
COMMENT ON COLUMN event_status_changes.status IS 'The status from then on.';
COMMENT ON COLUMN event_status_changes.reported_date IS 'Day of publication of the article that brought it; NULL where unknown.';
COMMENT ON COLUMN event_status_changes.account_id IS 'The account that brought it.';

CREATE TABLE event_redirects (
    old_event_id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL
);
COMMENT ON TABLE event_redirects IS 'Where an event is found whose id is no longer current: it joined another, or its first account vanished.';
COMMENT ON COLUMN event_redirects.old_event_id IS 'Key: an id that is or may have been given out earlier.';
COMMENT ON COLUMN event_redirects.event_id IS 'The current event.';

CREATE TABLE encounters (
    event_id VARCHAR NOT NULL,
    event_type VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    who VARCHAR[] NOT NULL,
    whom VARCHAR[] NOT NULL,
    place VARCHAR,
    country VARCHAR,
    latitude DOUBLE,
    longitude DOUBLE,
    start_date DATE,
    end_date DATE,
    granularity VARCHAR,
    topics VARCHAR[] NOT NULL,
    articles INTEGER NOT NULL,
    sources INTEGER NOT NULL,
    confidence DOUBLE NOT NULL,
    quote VARCHAR NOT NULL,
    url VARCHAR,
    first_reported_at TIMESTAMP
);
COMMENT ON TABLE encounters IS 'One row per event, for people: who met whom, where, when and on which topics.';
COMMENT ON COLUMN encounters.event_id IS 'Key: the event.';
COMMENT ON COLUMN encounters.event_type IS 'meeting, visit, talks, summit, call or correspondence.';
COMMENT ON COLUMN encounters.status IS 'occurred, planned, proposed, cancelled (also postponed, broken off) or denied (also refused).';
COMMENT ON COLUMN encounters.who IS 'Names of the one side; everybody where all sat at one table.';
COMMENT ON COLUMN encounters.whom IS 'Names of the other side; empty where all sat at one table.';
COMMENT ON COLUMN encounters.place IS 'The most specific place that the articles give.';
COMMENT ON COLUMN encounters.country IS 'Country of the place, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN encounters.latitude IS 'Degrees north.';
COMMENT ON COLUMN encounters.longitude IS 'Degrees east.';
COMMENT ON COLUMN encounters.start_date IS 'First day.';
COMMENT ON COLUMN encounters.end_date IS 'Last day, inclusive.';
COMMENT ON COLUMN encounters.granularity IS 'What the days are exact to: day, week, month, quarter, year or other.';
COMMENT ON COLUMN encounters.topics IS 'What it was about, in the words of the articles.';
COMMENT ON COLUMN encounters.articles IS 'How many articles tell of it.';
COMMENT ON COLUMN encounters.sources IS 'How many sources tell of it.';
COMMENT ON COLUMN encounters.confidence IS 'From 0 to 1.';
COMMENT ON COLUMN encounters.quote IS 'The sentence that tells it most fully.';
COMMENT ON COLUMN encounters.url IS 'Address of the article with that sentence.';
COMMENT ON COLUMN encounters.first_reported_at IS 'When the first article was published, UTC; midnight where only the day is known.';

CREATE TABLE pairs (
    who VARCHAR NOT NULL,
    who_country VARCHAR,
    whom VARCHAR NOT NULL,
    whom_country VARCHAR,
    is_symmetric BOOLEAN NOT NULL,
    place VARCHAR,
    country VARCHAR,
    start_date DATE,
    end_date DATE,
    topics VARCHAR[] NOT NULL,
    status VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL
);
COMMENT ON TABLE pairs IS 'One row per event and two participants that came together in it: from different sides, or of one table.';
COMMENT ON COLUMN pairs.who IS 'Name of the one; of one table, who is told first.';
COMMENT ON COLUMN pairs.who_country IS 'Country that the one acts for, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN pairs.whom IS 'Name of the other.';
COMMENT ON COLUMN pairs.whom_country IS 'Country that the other acts for, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN pairs.is_symmetric IS 'True where they sat at one table: neither went to the other, and the pair is there once.';
COMMENT ON COLUMN pairs.place IS 'The most specific place that the articles give.';
COMMENT ON COLUMN pairs.country IS 'Country of the place, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN pairs.start_date IS 'First day.';
COMMENT ON COLUMN pairs.end_date IS 'Last day, inclusive.';
COMMENT ON COLUMN pairs.topics IS 'What it was about, in the words of the articles.';
COMMENT ON COLUMN pairs.status IS 'occurred, planned, proposed, cancelled (also postponed, broken off) or denied (also refused).';
COMMENT ON COLUMN pairs.event_id IS 'The event; key together with who and whom.';
