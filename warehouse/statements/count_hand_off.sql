-- What a staged hand-off brings, before it is merged.
SELECT
    count(*) FILTER (a.article_id IS NULL) AS new_articles,
    count(*) FILTER (a.text_hash <> n.text_hash) AS changed_articles,
    count(*) FILTER (a.text_hash = n.text_hash) AS reread_articles,
    (SELECT count(*) FROM new_accounts) AS accounts,
    (SELECT count(*) FROM new_rejects) AS rejects
FROM new_articles AS n
LEFT JOIN articles AS a USING (article_id);
