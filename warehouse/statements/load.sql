-- Merges a staged hand-off. An article that is read again replaces what was read in it; all others are left alone.

MERGE INTO items AS stored
USING new_items AS new
ON stored.source = new.source AND stored.item_key = new.item_key
WHEN MATCHED AND (
    (stored.address, stored.state, stored.article_id, stored.content_hash)
    IS DISTINCT FROM (new.address, new.state, new.article_id, new.content_hash)
) THEN UPDATE SET
    address = new.address, state = new.state, article_id = new.article_id, content_hash = new.content_hash
WHEN NOT MATCHED THEN INSERT (source, item_key, address, state, article_id, content_hash, first_seen_at)
    VALUES (new.source, new.item_key, new.address, new.state, new.article_id, new.content_hash, $now);

MERGE INTO rejects AS stored
USING new_rejects AS new
ON stored.reject_id = new.reject_id
WHEN MATCHED AND (stored.address, stored.reason) IS DISTINCT FROM (new.address, new.reason)
    THEN UPDATE SET address = new.address, reason = new.reason
WHEN NOT MATCHED THEN
    INSERT (reject_id, source, item_key, address, stage, reason, content_hash, first_seen_at)
    VALUES (
        new.reject_id, new.source, new.item_key, new.address, new.stage, new.reason, new.content_hash, $now
    );

INSERT INTO article_versions BY NAME
SELECT a.article_id, a.text_hash, a.title, a.published_date, a.text, a.loaded_at
FROM articles AS a
JOIN new_articles AS n USING (article_id)
WHERE
    a.text_hash <> n.text_hash
    AND NOT EXISTS (
        FROM article_versions AS v WHERE v.article_id = a.article_id AND v.text_hash = a.text_hash
    );

MERGE INTO articles AS stored
USING new_articles AS new
ON stored.article_id = new.article_id
WHEN MATCHED AND (
    (
        stored.doc_id, stored.source, stored.article_key, stored.url, stored.title, stored.published_date,
        stored.published_at, stored.language, stored.headline_start_offset, stored.headline_end_offset,
        stored.text_hash, stored.rules_digest, stored.model
    ) IS DISTINCT FROM (
        new.doc_id, new.source, new.article_key, new.url, new.title, new.published_date,
        new.published_at, new.language, new.headline_start_offset, new.headline_end_offset,
        new.text_hash, new.rules_digest, new.model
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
    loaded_at = $now
WHEN NOT MATCHED THEN INSERT (
    article_id, doc_id, source, article_key, url, title, published_date, published_at, language,
    headline_start_offset, headline_end_offset, text, text_hash, rules_digest, model, first_seen_at, loaded_at
) VALUES (
    new.article_id, new.doc_id, new.source, new.article_key, new.url, new.title, new.published_date,
    new.published_at, new.language, new.headline_start_offset, new.headline_end_offset, new.text, new.text_hash,
    new.rules_digest, new.model, $now, $now
);

CREATE OR REPLACE TEMP TABLE replaced_accounts AS
SELECT account_id FROM accounts SEMI JOIN new_articles USING (article_id);

DELETE FROM topics WHERE account_id IN (SELECT account_id FROM replaced_accounts);
DELETE FROM participants WHERE account_id IN (SELECT account_id FROM replaced_accounts);
DELETE FROM mentions WHERE account_id IN (SELECT account_id FROM replaced_accounts);
DELETE FROM accounts WHERE account_id IN (SELECT account_id FROM replaced_accounts);

INSERT INTO accounts BY NAME SELECT * FROM new_accounts;
INSERT INTO mentions BY NAME SELECT * FROM new_mentions;
INSERT INTO participants BY NAME SELECT * FROM new_participants;
INSERT INTO topics BY NAME SELECT * FROM new_topics;
