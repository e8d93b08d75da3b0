-- The articles that tell of the events of the period, without their texts: those are not ours to give away.
SELECT * EXCLUDE (text)
FROM articles
SEMI JOIN (
    FROM accounts SEMI JOIN (FROM event_accounts SEMI JOIN exported USING (event_id)) USING (account_id)
) USING (article_id)
ORDER BY published_date NULLS LAST, article_id
