-- An account is whole: what belongs together is there together, and it was read by what read its article.
SELECT 'accounts' AS table_name, a.account_id AS key, 'no mention is its trigger' AS problem
FROM accounts AS a
ANTI JOIN mentions AS m
    ON
        m.account_id = a.account_id
        AND m.start_offset = a.trigger_start_offset
        AND m.end_offset = a.trigger_end_offset
        AND m.text = a.trigger_text
        AND m.rule = a.rule
        AND m.sentence_start_offset = a.sentence_start_offset
        AND m.sentence_end_offset = a.sentence_end_offset
UNION ALL
SELECT 'mentions', m.account_id || ' ' || m.ordinal, 'before the one that precedes it'
FROM mentions AS m
JOIN mentions AS p ON p.account_id = m.account_id AND p.ordinal = m.ordinal - 1
WHERE p.start_offset > m.start_offset
UNION ALL
SELECT 'accounts', a.account_id, 'read by other rules or another model than its article'
FROM accounts AS a
JOIN articles AS r USING (article_id)
WHERE a.rules_digest <> r.rules_digest OR a.model <> r.model
UNION ALL
SELECT 'accounts', account_id, 'a cue in part'
FROM accounts
WHERE
    len(list_distinct([cue_text IS NULL, cue_start_offset IS NULL, cue_end_offset IS NULL])) > 1
    OR (cue_text IS NULL AND cue_said_by IS NOT NULL)
UNION ALL
SELECT 'accounts', account_id, 'a place in part'
FROM accounts
WHERE
    len(
        list_distinct(
            [
                place_name IS NULL, place_kind IS NULL, place_basis IS NULL, place_start_offset IS NULL,
                place_end_offset IS NULL
            ]
        )
    ) > 1
    OR (place_name IS NULL AND coalesce(place_country, place_latitude::VARCHAR, place_geonames_id::VARCHAR) IS NOT NULL)
UNION ALL
SELECT 'accounts', account_id, 'a time in part'
FROM accounts
WHERE
    len(
        list_distinct(
            [
                time_text IS NULL, time_granularity IS NULL, time_basis IS NULL, time_start_offset IS NULL,
                time_end_offset IS NULL
            ]
        )
    ) > 1
    OR (time_text IS NULL AND coalesce(time_start_date, time_end_date, time_anchor_date) IS NOT NULL)
UNION ALL
SELECT 'topics', account_id || ' ' || ordinal, 'a code in part'
FROM topics
WHERE len(list_distinct([code IS NULL, label IS NULL, score IS NULL])) > 1
UNION ALL
SELECT 'articles', r.article_id, 'its own text is among its earlier versions'
FROM articles AS r
SEMI JOIN article_versions AS v ON v.article_id = r.article_id AND v.text_hash = r.text_hash;
