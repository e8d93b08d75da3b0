SELECT article_id, text_hash, rules_digest, model FROM articles;
