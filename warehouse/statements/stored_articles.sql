SELECT *
FROM articles
WHERE
    ($since::DATE IS NULL OR published_date >= $since)
    AND ($until::DATE IS NULL OR published_date <= $until)
    AND ($rules_digest::VARCHAR IS NULL OR rules_digest <> $rules_digest OR model <> $model)
ORDER BY published_date NULLS FIRST, article_id;
