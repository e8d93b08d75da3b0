-- Merges a staged hand-off. An article that is read again replaces what was read in it; all others are left alone.
-- A lookup by id alone reads every row of a table, one by id and day those of that day: each id is looked up once, for
-- its day, and where nothing is found, nothing more is read. What gives no day was found by number before.

CREATE OR REPLACE TEMP TABLE known_items AS
SELECT i.source, i.item_key, i.first_seen_at
FROM (SELECT source, item_key, first_seen_at FROM items WHERE rowid IN (SELECT item FROM numbered_items)) AS i
SEMI JOIN new_outcomes USING (source, item_key);

-- What an item was before counts where it turned out unchanged; the article of one that fails later stays its article.
UPDATE items SET
    address = new.address,
    host = new.host,
    state = CASE
        WHEN new.state <> 'unchanged' THEN new.state
        WHEN items.state IN ('ok', 'partial', 'duplicate', 'not_article', 'other_language') THEN items.state
        ELSE 'ok'
    END,
    reason = new.reason,
    article_id = coalesce(new.article_id, items.article_id),
    content_hash = CASE WHEN new.content_hash = '' THEN items.content_hash ELSE new.content_hash END,
    published_date = coalesce(new.published_date, items.published_date),
    content = CASE WHEN new.next_try_at IS NULL THEN NULL ELSE items.content END,
    etag = CASE WHEN new.content_hash = '' THEN items.etag ELSE new.etag END,
    last_modified = CASE WHEN new.content_hash = '' THEN items.last_modified ELSE new.last_modified END,
    attempts = new.attempts,
    tried_at = $now,
    next_try_at = new.next_try_at
FROM (SELECT * FROM new_outcomes SEMI JOIN known_items USING (source, item_key)) AS new
WHERE
    items.source = new.source
    AND items.item_key = new.item_key
    AND items.first_seen_at IN (SELECT DISTINCT first_seen_at FROM known_items);

INSERT INTO items BY NAME
SELECT
    new.source,
    new.item_key,
    new.address,
    new.host,
    CASE new.state WHEN 'unchanged' THEN 'ok' ELSE new.state END AS state,
    new.reason,
    new.article_id,
    new.content_hash,
    new.published_date,
    '' AS revision,
    new.etag,
    new.last_modified,
    new.attempts,
    $now AS first_seen_at,
    $now AS tried_at,
    new.next_try_at,
    lookup_number(new.item_key) AS lookup_number
FROM new_outcomes AS new
ANTI JOIN known_items USING (source, item_key);

CREATE OR REPLACE TEMP TABLE found_articles AS
SELECT article_id, filed_date
FROM articles
WHERE
    rowid IN (SELECT article FROM numbered_articles)
    AND article_id IN (SELECT article_id FROM asked_articles);

-- An article that has another id now: its feed gives another link under the same guid, or it was loaded before URLs
-- were keys, when it got no publisher either (those of the same day are looked at anyway). What it was before becomes a
-- version.
CREATE OR REPLACE TEMP TABLE renamed_articles AS
SELECT f.article_id AS old_id, f.filed_date, n.article_id AS new_id
FROM found_articles AS f
JOIN new_moves AS m ON m.old_article_id = f.article_id
JOIN new_articles AS n ON n.article_id = m.new_article_id
WHERE f.article_id <> n.article_id
UNION
SELECT a.article_id, a.filed_date, n.article_id
FROM (
    SELECT article_id, filed_date, url FROM articles WHERE publisher IS NULL AND url IS NOT NULL
    UNION
    SELECT article_id, filed_date, url
    FROM articles
    WHERE (filed_date, url) IN (SELECT coalesce(published_date, DATE '0001-01-01'), url FROM new_articles)
) AS a
JOIN new_articles AS n USING (url)
WHERE a.article_id <> n.article_id;

CREATE OR REPLACE TEMP TABLE replaced_articles AS
SELECT article_id, filed_date FROM found_articles SEMI JOIN new_articles USING (article_id)
UNION
SELECT old_id, filed_date FROM renamed_articles;

-- Of what replaces nothing, nothing is read: the days are known before a query is planned.
SET VARIABLE replaced_days = (
    SELECT {'first': min(filed_date), 'last': max(filed_date)} FROM replaced_articles
);

-- Without the texts, which are long: few have changed.
CREATE OR REPLACE TEMP TABLE stored_articles AS
SELECT * EXCLUDE (text)
FROM articles
WHERE
    filed_date BETWEEN getvariable('replaced_days').first AND getvariable('replaced_days').last
    AND (filed_date, article_id) IN (SELECT filed_date, article_id FROM replaced_articles);

CREATE OR REPLACE TEMP TABLE load_counts AS
SELECT
    count(*) FILTER (s.article_id IS NULL) AS new_articles,
    count(*) FILTER (s.text_hash <> n.text_hash) AS changed_articles,
    count(*) FILTER (s.text_hash = n.text_hash) AS reread_articles,
    (SELECT count(*) FROM new_accounts) AS accounts,
    (SELECT count(*) FROM new_rejects) AS rejects
FROM new_articles AS n
LEFT JOIN stored_articles AS s USING (article_id);

UPDATE items SET article_id = new_id FROM renamed_articles WHERE items.article_id = old_id;
UPDATE article_versions SET article_id = new_id FROM renamed_articles WHERE article_versions.article_id = old_id;

CREATE OR REPLACE TEMP TABLE changed_articles AS
SELECT n.article_id, s.article_id AS stored_id, s.filed_date, s.text_hash, s.title, s.published_date, s.loaded_at
FROM stored_articles AS s
LEFT JOIN renamed_articles AS r ON r.old_id = s.article_id
JOIN new_articles AS n ON n.article_id = coalesce(r.new_id, s.article_id)
WHERE s.text_hash <> n.text_hash
QUALIFY row_number() OVER (PARTITION BY n.article_id, s.text_hash ORDER BY r.old_id NULLS LAST) = 1;

CREATE OR REPLACE TEMP TABLE known_versions AS
SELECT article_id, text_hash FROM article_versions SEMI JOIN changed_articles USING (article_id, text_hash);

-- Of no article, no text is read: the first and last day are known before the query is planned.
SET VARIABLE first_changed_day = (SELECT min(filed_date) FROM changed_articles);
SET VARIABLE last_changed_day = (SELECT max(filed_date) FROM changed_articles);
INSERT INTO article_versions BY NAME
SELECT c.article_id, c.text_hash, c.title, c.published_date, a.text, c.loaded_at
FROM articles AS a
JOIN changed_articles AS c ON c.stored_id = a.article_id AND c.filed_date = a.filed_date
ANTI JOIN known_versions AS k ON k.article_id = c.article_id AND k.text_hash = c.text_hash
WHERE a.filed_date BETWEEN getvariable('first_changed_day') AND getvariable('last_changed_day');

-- What went back to an earlier text has it as its current one.
CREATE OR REPLACE TEMP TABLE current_versions AS
SELECT article_id, text_hash
FROM new_articles
WHERE
    article_id IN (SELECT article_id FROM stored_articles)
    OR article_id IN (SELECT new_id FROM renamed_articles);
DELETE FROM article_versions
WHERE (article_id, text_hash) IN (SELECT article_id, text_hash FROM current_versions);

CREATE OR REPLACE TEMP TABLE restated_articles AS
SELECT
    stored.article_id,
    stored.filed_date,
    stored.first_seen_at,
    -- What events take from the article itself.
    (stored.source, stored.url, stored.published_at) IS DISTINCT FROM (new.source, new.url, new.published_at)
        AS is_told_otherwise
FROM stored_articles AS stored
JOIN new_articles AS new USING (article_id)
WHERE
    (
        stored.doc_id, stored.source, stored.article_key, stored.url, stored.title, stored.published_date,
        stored.published_at, stored.language, stored.headline_start_offset, stored.headline_end_offset,
        stored.text_hash, stored.rules_digest, stored.model, stored.publisher, stored.body_hash,
        stored.published_text, stored.published_basis, stored.authors, stored.access
    ) IS DISTINCT FROM (
        new.doc_id, new.source, new.article_key, new.url, new.title, new.published_date,
        new.published_at, new.language, new.headline_start_offset, new.headline_end_offset,
        new.text_hash, new.rules_digest, new.model, new.publisher, new.body_hash,
        new.published_text, new.published_basis, new.authors, new.access
    );

CREATE OR REPLACE TEMP TABLE dropped_articles AS
SELECT article_id, filed_date FROM restated_articles
UNION
SELECT old_id, filed_date FROM renamed_articles;

DELETE FROM articles
WHERE
    filed_date BETWEEN getvariable('replaced_days').first AND getvariable('replaced_days').last
    AND (filed_date, article_id) IN (SELECT filed_date, article_id FROM dropped_articles);

INSERT INTO articles BY NAME
SELECT
    new.*,
    coalesce(new.published_date, DATE '0001-01-01') AS filed_date,
    lookup_number(new.article_id) AS lookup_number,
    coalesce(restated.first_seen_at, $now) AS first_seen_at,
    $now AS loaded_at
FROM new_articles AS new
LEFT JOIN restated_articles AS restated USING (article_id)
LEFT JOIN stored_articles AS stored USING (article_id)
WHERE stored.article_id IS NULL OR restated.article_id IS NOT NULL;

CREATE OR REPLACE TEMP TABLE replaced_accounts AS
SELECT account_id, filed_date
FROM accounts
WHERE
    filed_date BETWEEN getvariable('replaced_days').first AND getvariable('replaced_days').last
    AND (filed_date, article_id) IN (SELECT filed_date, article_id FROM replaced_articles);

DELETE FROM topics
WHERE
    filed_date BETWEEN getvariable('replaced_days').first AND getvariable('replaced_days').last
    AND (filed_date, account_id) IN (SELECT filed_date, account_id FROM replaced_accounts);
DELETE FROM participants
WHERE
    filed_date BETWEEN getvariable('replaced_days').first AND getvariable('replaced_days').last
    AND (filed_date, account_id) IN (SELECT filed_date, account_id FROM replaced_accounts);
DELETE FROM mentions
WHERE
    filed_date BETWEEN getvariable('replaced_days').first AND getvariable('replaced_days').last
    AND (filed_date, account_id) IN (SELECT filed_date, account_id FROM replaced_accounts);
DELETE FROM accounts
WHERE
    filed_date BETWEEN getvariable('replaced_days').first AND getvariable('replaced_days').last
    AND (filed_date, account_id) IN (SELECT filed_date, account_id FROM replaced_accounts);

CREATE OR REPLACE TEMP TABLE filed_accounts AS
SELECT a.*, coalesce(r.published_date, DATE '0001-01-01') AS filed_date
FROM new_accounts AS a
LEFT JOIN new_articles AS r USING (article_id);

INSERT INTO accounts BY NAME SELECT * FROM filed_accounts;
INSERT INTO mentions BY NAME SELECT m.*, a.filed_date FROM new_mentions AS m JOIN filed_accounts AS a USING (account_id);
INSERT INTO participants BY NAME
SELECT p.*, a.filed_date FROM new_participants AS p JOIN filed_accounts AS a USING (account_id);
INSERT INTO topics BY NAME SELECT t.*, a.filed_date FROM new_topics AS t JOIN filed_accounts AS a USING (account_id);

-- What resolve has to look at: accounts that no event knows as they are, and what events know that is no longer so.
CREATE OR REPLACE TEMP TABLE loaded_accounts AS
SELECT account_id, filed_date FROM filed_accounts UNION SELECT account_id, filed_date FROM replaced_accounts;

-- Those of articles that replace nothing have no event, or are taken for new where they had one and come back.
CREATE OR REPLACE TEMP TABLE decided_accounts AS
SELECT account_id, filed_date, account_digest
FROM event_accounts
WHERE
    filed_date BETWEEN getvariable('replaced_days').first AND getvariable('replaced_days').last
    AND (filed_date, account_id) IN (SELECT filed_date, account_id FROM loaded_accounts);

DELETE FROM unresolved_accounts
WHERE (filed_date, account_id) IN (SELECT filed_date, account_id FROM loaded_accounts);

INSERT INTO unresolved_accounts (account_id, filed_date)
SELECT account_id, filed_date
FROM filed_accounts
ANTI JOIN decided_accounts USING (account_id, filed_date, account_digest)
UNION
SELECT account_id, filed_date
FROM decided_accounts
ANTI JOIN filed_accounts USING (account_id, filed_date, account_digest)
UNION
SELECT account_id, filed_date
FROM filed_accounts
WHERE article_id IN (SELECT article_id FROM restated_articles WHERE is_told_otherwise);
