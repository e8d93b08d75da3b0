-- The same bad input at the same stage is one row, however often it is met.
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
