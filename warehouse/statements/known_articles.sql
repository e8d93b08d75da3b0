-- What is stored of the articles of a batch: themselves, and those with the same words from the same publisher.
SELECT article_id, text_hash, rules_digest, model, publisher, body_hash, access
FROM articles
WHERE
    article_id IN (SELECT unnest($article_ids))
    OR body_hash IN (SELECT unnest($body_hashes));
