-- Merges a staged hand-off. An article that is read again replaces what was read in it; all others are left alone.

-- What an item was before counts where it turned out unchanged; the article of one that fails later stays its article.
MERGE INTO items AS stored
USING new_outcomes AS new
ON stored.source = new.source AND stored.item_key = new.item_key
WHEN MATCHED THEN UPDATE SET
    address = new.address,
    host = new.host,
    state = CASE
        WHEN new.state <> 'unchanged' THEN new.state
        WHEN stored.state IN ('ok', 'partial', 'duplicate', 'not_article', 'other_language') THEN stored.state
        ELSE 'ok'
    END,
    reason = new.reason,
    article_id = coalesce(new.article_id, stored.article_id),
    content_hash = CASE WHEN new.content_hash = '' THEN stored.content_hash ELSE new.content_hash END,
    published_date = coalesce(new.published_date, stored.published_date),
    content = CASE WHEN new.next_try_at IS NULL THEN NULL ELSE stored.content END,
    etag = CASE WHEN new.content_hash = '' THEN stored.etag ELSE new.etag END,
    last_modified = CASE WHEN new.content_hash = '' THEN stored.last_modified ELSE new.last_modified END,
    attempts = new.attempts,
    tried_at = $now,
    next_try_at = new.next_try_at
WHEN NOT MATCHED THEN INSERT (
    source, item_key, address, host, state, reason, article_id, content_hash, published_date, revision, etag,
    last_modified, attempts, first_seen_at, tried_at, next_try_at
) VALUES (
    new.source, new.item_key, new.address, new.host, CASE new.state WHEN 'unchanged' THEN 'ok' ELSE new.state END,
    new.reason, new.article_id, new.content_hash, new.published_date, '', new.etag, new.last_modified, new.attempts,
    $now, $now, new.next_try_at
);

-- An article that has another id now: its feed gives another link under the same guid, or it was loaded before URLs
-- were keys. What it was before becomes a version.
CREATE OR REPLACE TEMP TABLE renamed_articles AS
SELECT DISTINCT a.article_id AS old_id, n.article_id AS new_id
FROM articles AS a
JOIN new_articles AS n
    ON a.url = n.url OR (a.article_id, n.article_id) IN (SELECT (old_article_id, new_article_id) FROM new_moves)
WHERE a.article_id <> n.article_id;
UPDATE items SET article_id = new_id FROM renamed_articles WHERE items.article_id = old_id;
UPDATE article_versions SET article_id = new_id FROM renamed_articles WHERE article_versions.article_id = old_id;
INSERT INTO article_versions BY NAME
SELECT r.new_id AS article_id, a.text_hash, a.title, a.published_date, a.text, a.loaded_at
FROM articles AS a
JOIN renamed_articles AS r ON a.article_id = r.old_id
JOIN new_articles AS n ON n.article_id = r.new_id
WHERE
    a.text_hash <> n.text_hash
    AND NOT EXISTS (FROM article_versions AS v WHERE v.article_id = r.new_id AND v.text_hash = a.text_hash);
DELETE FROM articles WHERE article_id IN (SELECT old_id FROM renamed_articles);

-- Mostly none: then the texts of all articles are not looked at.
CREATE OR REPLACE TEMP TABLE changed_articles AS
SELECT a.article_id
FROM articles AS a
JOIN new_articles AS n USING (article_id)
WHERE a.text_hash <> n.text_hash;

INSERT INTO article_versions BY NAME
SELECT a.article_id, a.text_hash, a.title, a.published_date, a.text, a.loaded_at
FROM articles AS a
JOIN changed_articles USING (article_id)
WHERE
    NOT EXISTS (
        FROM article_versions AS v WHERE v.article_id = a.article_id AND v.text_hash = a.text_hash
    );
-- What went back to an earlier text has it as its current one.
DELETE FROM article_versions WHERE (article_id, text_hash) IN (SELECT (article_id, text_hash) FROM new_articles);

MERGE INTO articles AS stored
USING new_articles AS new
ON stored.article_id = new.article_id
WHEN MATCHED AND (
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
    )
) THEN UPDATE SET
    doc_id = new.doc_id,
    source = new.source,
    article_key = new.article_key,
    url = new.url,
    title = new.title,
    published_date = new.published_date,
    published_at = new.published_at,
    language = new.language,
    headline_start_offset = new.headline_start_offset,
    headline_end_offset = new.headline_end_offset,
    text = new.text,
    text_hash = new.text_hash,
    rules_digest = new.rules_digest,
    model = new.model,
    publisher = new.publisher,
    body_hash = new.body_hash,
    published_text = new.published_text,
    published_basis = new.published_basis,
    authors = new.authors,
    access = new.access,
    loaded_at = $now
WHEN NOT MATCHED THEN INSERT (
    article_id, doc_id, source, article_key, url, title, published_date, published_at, language,
    headline_start_offset, headline_end_offset, text, text_hash, rules_digest, model, publisher, body_hash,
    published_text, published_basis, authors, access, first_seen_at, loaded_at
) VALUES (
    new.article_id, new.doc_id, new.source, new.article_key, new.url, new.title, new.published_date,
    new.published_at, new.language, new.headline_start_offset, new.headline_end_offset, new.text, new.text_hash,
    new.rules_digest, new.model, new.publisher, new.body_hash, new.published_text, new.published_basis, new.authors,
    new.access, $now, $now
);

CREATE OR REPLACE TEMP TABLE replaced_accounts AS
SELECT account_id FROM accounts SEMI JOIN new_articles USING (article_id)
UNION
SELECT account_id FROM accounts SEMI JOIN renamed_articles ON article_id = old_id;

DELETE FROM topics WHERE account_id IN (SELECT account_id FROM replaced_accounts);
DELETE FROM participants WHERE account_id IN (SELECT account_id FROM replaced_accounts);
DELETE FROM mentions WHERE account_id IN (SELECT account_id FROM replaced_accounts);
DELETE FROM accounts WHERE account_id IN (SELECT account_id FROM replaced_accounts);

INSERT INTO accounts BY NAME SELECT * FROM new_accounts;
INSERT INTO mentions BY NAME SELECT * FROM new_mentions;
INSERT INTO participants BY NAME SELECT * FROM new_participants;
INSERT INTO topics BY NAME SELECT * FROM new_topics;
