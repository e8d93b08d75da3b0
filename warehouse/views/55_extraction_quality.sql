CREATE OR REPLACE VIEW extraction_quality AS
WITH
told AS (
    SELECT
        a.account_id,
        a.article_id,
        a.confidence,
        a.place_name IS NOT NULL AS has_place,
        a.time_start_date IS NOT NULL AS has_day,
        EXISTS (FROM topics AS t WHERE t.account_id = a.account_id) AS has_topic,
        (SELECT count(*) FROM participants AS p WHERE p.account_id = a.account_id) AS participants
    FROM accounts AS a
)
SELECT
    r.source,
    r.model,
    r.rules_digest,
    count(DISTINCT r.article_id) AS articles,
    count(DISTINCT t.article_id) AS articles_with_accounts,
    count(t.account_id) AS accounts,
    avg(t.confidence) AS mean_confidence,
    avg((t.participants >= 2)::INTEGER) AS share_with_two_participants,
    avg(t.has_place::INTEGER) AS share_with_place,
    avg(t.has_day::INTEGER) AS share_with_day,
    avg(t.has_topic::INTEGER) AS share_with_topic
FROM articles AS r
LEFT JOIN told AS t USING (article_id)
GROUP BY ALL;
COMMENT ON VIEW extraction_quality IS 'How much was read in the articles of each source, by which rules and model.';
COMMENT ON COLUMN extraction_quality.source IS 'Name of the source.';
COMMENT ON COLUMN extraction_quality.model IS 'Name and version of the spaCy pipeline.';
COMMENT ON COLUMN extraction_quality.rules_digest IS 'Digest of the rule files.';
COMMENT ON COLUMN extraction_quality.articles IS 'Articles read.';
COMMENT ON COLUMN extraction_quality.articles_with_accounts IS 'Articles in which an encounter was found.';
COMMENT ON COLUMN extraction_quality.accounts IS 'Encounters found.';
COMMENT ON COLUMN extraction_quality.mean_confidence IS 'From 0 to 1.';
COMMENT ON COLUMN extraction_quality.share_with_two_participants IS 'Share of accounts with at least two participants, from 0 to 1.';
COMMENT ON COLUMN extraction_quality.share_with_place IS 'Share of accounts with a place, from 0 to 1.';
COMMENT ON COLUMN extraction_quality.share_with_day IS 'Share of accounts with resolved days, from 0 to 1.';
COMMENT ON COLUMN extraction_quality.share_with_topic IS 'Share of accounts with a topic, from 0 to 1.';
