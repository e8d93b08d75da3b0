-- What is stored of the articles of a batch: themselves, and those with the same words from the same publisher.
-- asked_articles and asked_bodies are frames; ids are looked for first, and what is found by its day.
CREATE OR REPLACE TEMP TABLE known_ids AS
SELECT article_id, filed_date FROM articles WHERE article_id IN (SELECT article_id FROM asked_articles)
UNION
SELECT article_id, filed_date FROM articles WHERE body_hash IN (SELECT body_hash FROM asked_bodies);

SELECT article_id, text_hash, rules_digest, model, publisher, body_hash, access
FROM articles
WHERE (filed_date, article_id) IN (SELECT filed_date, article_id FROM known_ids);
