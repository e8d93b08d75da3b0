SELECT count(*) FROM articles WHERE rules_digest <> $rules_digest OR model <> $model;
