-- Fetching: what sources list and remember, what hosts ask for, and how every listed thing ends, by run.
-- Clock columns (…_at beside those of publication) and the tables runs, run_outcomes, hosts, sources and
-- source_documents depend on the run that wrote them; nothing else does.

ALTER TABLE items RENAME TO earlier_items;
CREATE TABLE items (
    source VARCHAR NOT NULL,
    item_key VARCHAR NOT NULL,
    address VARCHAR NOT NULL,
    host VARCHAR,
    state VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    article_id VARCHAR,
    content_hash VARCHAR NOT NULL,
    title VARCHAR,
    guid VARCHAR,
    language VARCHAR,
    published_date DATE,
    published_at TIMESTAMP,
    content VARCHAR,
    revision VARCHAR NOT NULL,
    etag VARCHAR,
    last_modified VARCHAR,
    attempts INTEGER NOT NULL,
    first_seen_at TIMESTAMP NOT NULL,
    listed_at TIMESTAMP,
    tried_at TIMESTAMP,
    next_try_at TIMESTAMP
);
COMMENT ON TABLE items IS 'What the sources list: one row per source and key, with how it stands.';
COMMENT ON COLUMN items.source IS 'Name of the source.';
COMMENT ON COLUMN items.item_key IS 'What identifies the item within its source: a relative path, with line or row number in a file of many; the URL without what makes no difference.';
COMMENT ON COLUMN items.address IS 'Where it was last found: absolute path or URL.';
COMMENT ON COLUMN items.host IS 'Host of the address; NULL for a file.';
COMMENT ON COLUMN items.state IS 'waiting: listed, not fetched yet. ok, partial: an article came of it (partial: only its beginning is free). duplicate: an article under another address. earlier, gone, not_article, other_language, blocked_robots: expected. blocked_address, http_error, network_error, timeout, too_large, bad_type, parse_error: failed.';
COMMENT ON COLUMN items.reason IS 'Why it is in this state, in words; empty where nothing is to be said.';
COMMENT ON COLUMN items.article_id IS 'The article that came of it, or that it is a duplicate of; else NULL.';
COMMENT ON COLUMN items.content_hash IS 'Hash of the bytes that were last seen; empty where none could be read.';
COMMENT ON COLUMN items.title IS 'Title that the listing gives.';
COMMENT ON COLUMN items.guid IS 'What the feed calls the item.';
COMMENT ON COLUMN items.language IS 'ISO 639-1 code that the listing gives.';
COMMENT ON COLUMN items.published_date IS 'Day of publication that the listing gives, or the day that the article turned out to have where it was too early for the run.';
COMMENT ON COLUMN items.published_at IS 'Time of publication that the listing gives, UTC.';
COMMENT ON COLUMN items.content IS 'HTML of the text that the feed brings, until the item is settled.';
COMMENT ON COLUMN items.revision IS 'Differs when the listing says that the item has changed; empty where it does not say.';
COMMENT ON COLUMN items.etag IS 'ETag that the server gave with it.';
COMMENT ON COLUMN items.last_modified IS 'Last-Modified that the server gave with it.';
COMMENT ON COLUMN items.attempts IS 'Tries in a row that failed and are worth another.';
COMMENT ON COLUMN items.first_seen_at IS 'When it was first listed or loaded, UTC.';
COMMENT ON COLUMN items.listed_at IS 'When a poll last listed it, UTC; NULL for a file.';
COMMENT ON COLUMN items.tried_at IS 'When it was last fetched or read, UTC.';
COMMENT ON COLUMN items.next_try_at IS 'From when on it is fetched, UTC; NULL where it is settled.';

INSERT INTO items BY NAME
SELECT
    source,
    item_key,
    address,
    CASE WHEN state = 'read' THEN 'ok' ELSE 'parse_error' END AS state,
    '' AS reason,
    article_id,
    content_hash,
    '' AS revision,
    0 AS attempts,
    first_seen_at
FROM earlier_items;
DROP TABLE earlier_items;

ALTER TABLE articles ADD COLUMN publisher VARCHAR;
ALTER TABLE articles ADD COLUMN body_hash VARCHAR;
ALTER TABLE articles ADD COLUMN published_text VARCHAR;
ALTER TABLE articles ADD COLUMN published_basis VARCHAR;
ALTER TABLE articles ADD COLUMN authors VARCHAR[];
ALTER TABLE articles ADD COLUMN access VARCHAR;
COMMENT ON COLUMN articles.publisher IS 'Registrable domain of the URL, such as bbc.co.uk; NULL without URL.';
COMMENT ON COLUMN articles.body_hash IS 'Hash of the words of the text alone: the same under two addresses of a publisher is one article. NULL for short texts.';
COMMENT ON COLUMN articles.published_text IS 'Time of publication as it was written, with its offset.';
COMMENT ON COLUMN articles.published_basis IS 'Who says so: listing (feed or sitemap), json-ld, meta, itemprop, time, htmldate, file.';
COMMENT ON COLUMN articles.authors IS 'Names of the authors that the page gives.';
COMMENT ON COLUMN articles.access IS 'full, or partial where only the beginning is free or it has under 80 words.';

CREATE TABLE sources (
    source VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    configured_address VARCHAR NOT NULL,
    address VARCHAR,
    state VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    moved_to VARCHAR,
    moved_since_at TIMESTAMP,
    moved_polls INTEGER NOT NULL,
    gone_polls INTEGER NOT NULL,
    is_stopped BOOLEAN NOT NULL,
    failures INTEGER NOT NULL,
    polled_at TIMESTAMP,
    next_due_at TIMESTAMP
);
COMMENT ON TABLE sources IS 'What is remembered of each source on the web from one run to the next.';
COMMENT ON COLUMN sources.source IS 'Name of the source; key.';
COMMENT ON COLUMN sources.kind IS 'feed, sitemap, urls, page or address (a URL from the command line).';
COMMENT ON COLUMN sources.configured_address IS 'Where the configuration says that it is; with another one nothing of this is remembered.';
COMMENT ON COLUMN sources.address IS 'Where it has moved for good; NULL while it is where the configuration says.';
COMMENT ON COLUMN sources.state IS 'How the last poll ended: ok, unchanged, or one of the failures of items.state.';
COMMENT ON COLUMN sources.reason IS 'Why, in words.';
COMMENT ON COLUMN sources.moved_to IS 'Where permanent redirects lead; believed after three polls over a day.';
COMMENT ON COLUMN sources.moved_since_at IS 'Since when they lead there, UTC.';
COMMENT ON COLUMN sources.moved_polls IS 'How many polls in a row have been led there.';
COMMENT ON COLUMN sources.gone_polls IS 'How many polls in a row were answered with 410.';
COMMENT ON COLUMN sources.is_stopped IS 'Whether it is gone for good and no longer polled; `whomet sources enable` starts it again.';
COMMENT ON COLUMN sources.failures IS 'Polls that failed, in a row.';
COMMENT ON COLUMN sources.polled_at IS 'When it was last polled, UTC.';
COMMENT ON COLUMN sources.next_due_at IS 'From when on it is polled again, UTC.';

CREATE TABLE source_documents (
    source VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    etag VARCHAR,
    last_modified VARCHAR,
    content_hash VARCHAR NOT NULL,
    revision VARCHAR NOT NULL,
    full_at TIMESTAMP,
    depth INTEGER NOT NULL
);
COMMENT ON TABLE source_documents IS 'The feeds and sitemaps of a source as they were last read.';
COMMENT ON COLUMN source_documents.source IS 'Name of the source; key together with url.';
COMMENT ON COLUMN source_documents.url IS 'Address of the document.';
COMMENT ON COLUMN source_documents.etag IS 'ETag, sent back byte for byte.';
COMMENT ON COLUMN source_documents.last_modified IS 'Last-Modified, sent back byte for byte.';
COMMENT ON COLUMN source_documents.content_hash IS 'Hash of its bytes.';
COMMENT ON COLUMN source_documents.revision IS 'Of a sub-sitemap: the lastmod in its index.';
COMMENT ON COLUMN source_documents.full_at IS 'When it was last asked for without conditions, UTC.';
COMMENT ON COLUMN source_documents.depth IS 'Of a sitemap: how many indexes lead to it, itself counted.';

CREATE TABLE hosts (
    host VARCHAR NOT NULL,
    held_until_at TIMESTAMP,
    hold_reason VARCHAR NOT NULL,
    hold_failures INTEGER NOT NULL,
    down_until_at TIMESTAMP,
    down_reason VARCHAR NOT NULL,
    timeouts INTEGER NOT NULL,
    requested_at TIMESTAMP,
    robots VARCHAR NOT NULL,
    robots_at TIMESTAMP,
    robots_status INTEGER,
    robots_reason VARCHAR NOT NULL
);
COMMENT ON TABLE hosts IS 'What servers have asked for: waiting times and robots.txt, kept over runs.';
COMMENT ON COLUMN hosts.host IS 'Scheme, name and port; key.';
COMMENT ON COLUMN hosts.held_until_at IS 'No request before this moment, UTC: 429 or 503.';
COMMENT ON COLUMN hosts.hold_reason IS 'What the server said.';
COMMENT ON COLUMN hosts.hold_failures IS 'How often in a row it has asked to wait without a time: the wait doubles.';
COMMENT ON COLUMN hosts.down_until_at IS 'No connection is tried before this moment, UTC.';
COMMENT ON COLUMN hosts.down_reason IS 'Why it is taken for unreachable.';
COMMENT ON COLUMN hosts.timeouts IS 'Time-outs in a row.';
COMMENT ON COLUMN hosts.requested_at IS 'When the last request to it began, UTC.';
COMMENT ON COLUMN hosts.robots IS 'robots.txt as it was last read; empty where there is none.';
COMMENT ON COLUMN hosts.robots_at IS 'When robots.txt was last asked for, UTC.';
COMMENT ON COLUMN hosts.robots_status IS 'Status of the answer to robots.txt; NULL where there was none.';
COMMENT ON COLUMN hosts.robots_reason IS 'Why robots.txt could not be read.';

CREATE TABLE runs (
    run_id VARCHAR NOT NULL,
    flow VARCHAR NOT NULL,
    started_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP,
    articles_read INTEGER NOT NULL,
    new_articles INTEGER NOT NULL,
    accounts INTEGER NOT NULL
);
COMMENT ON TABLE runs IS 'Every run of ingest.';
COMMENT ON COLUMN runs.run_id IS 'Key: the id of the flow run in Prefect.';
COMMENT ON COLUMN runs.flow IS 'Name of the flow.';
COMMENT ON COLUMN runs.started_at IS 'When it began, UTC.';
COMMENT ON COLUMN runs.ended_at IS 'When it ended, UTC; NULL while it runs, and where it was killed.';
COMMENT ON COLUMN runs.articles_read IS 'Articles that were new, changed or read by other rules.';
COMMENT ON COLUMN runs.new_articles IS 'Those of them that the warehouse did not have.';
COMMENT ON COLUMN runs.accounts IS 'Accounts that were read in them.';

CREATE TABLE run_outcomes (
    run_id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    host VARCHAR,
    state VARCHAR NOT NULL,
    items INTEGER NOT NULL
);
COMMENT ON TABLE run_outcomes IS 'How the items of each run ended: key is run, source, host and state.';
COMMENT ON COLUMN run_outcomes.run_id IS 'The run.';
COMMENT ON COLUMN run_outcomes.source IS 'Name of the source.';
COMMENT ON COLUMN run_outcomes.host IS 'Host of the items; NULL for files.';
COMMENT ON COLUMN run_outcomes.state IS 'As items.state; unchanged: known, and as it was.';
COMMENT ON COLUMN run_outcomes.items IS 'How many items.';
