-- Merges what a poll listed. What is new waits; what has changed since waits again; all else is left as it is.
MERGE INTO items AS stored
USING listed_items AS new
ON stored.source = new.source AND stored.item_key = new.item_key
WHEN MATCHED AND stored.revision <> new.revision AND new.revision <> '' THEN UPDATE SET
    address = new.address,
    host = new.host,
    title = new.title,
    guid = new.guid,
    language = new.language,
    published_date = new.published_date,
    published_at = new.published_at,
    content = new.content,
    revision = new.revision,
    attempts = 0,
    listed_at = $now,
    next_try_at = $now
WHEN NOT MATCHED THEN INSERT (
    source, item_key, address, host, state, reason, content_hash, title, guid, language, published_date, published_at,
    content, revision, attempts, first_seen_at, listed_at, next_try_at, lookup_number
) VALUES (
    new.source, new.item_key, new.address, new.host, 'waiting', '', '', new.title, new.guid, new.language,
    new.published_date, new.published_at, new.content, new.revision, 0, $now, $now, $now,
    lookup_number(new.item_key)
);
