-- Every value is in the text of its article where its offsets say.
-- One look at each text for all its values: texts are what is large.
WITH
spans AS (
    SELECT
        article_id, 'accounts' AS table_name, account_id AS key,
        unnest([
            {name: 'trigger', value: trigger_text, first: trigger_start_offset, last: trigger_end_offset},
            {name: 'sentence', value: sentence, first: sentence_start_offset, last: sentence_end_offset},
            {name: 'cue', value: cue_text, first: cue_start_offset, last: cue_end_offset},
            {name: 'time', value: time_text, first: time_start_offset, last: time_end_offset},
            {name: 'place', value: NULL, first: place_start_offset, last: place_end_offset}
        ]) AS span,
        trigger_start_offset >= sentence_start_offset AND trigger_end_offset <= sentence_end_offset AS is_in_sentence
    FROM accounts
    UNION ALL
    SELECT
        a.article_id, 'mentions', m.account_id || ' ' || m.ordinal,
        unnest([
            {name: 'trigger', value: m.text, first: m.start_offset, last: m.end_offset},
            {name: 'sentence', value: NULL, first: m.sentence_start_offset, last: m.sentence_end_offset}
        ]),
        m.start_offset >= m.sentence_start_offset AND m.end_offset <= m.sentence_end_offset
    FROM mentions AS m
    JOIN accounts AS a USING (account_id)
    UNION ALL
    SELECT
        a.article_id, 'topics', t.account_id || ' ' || t.ordinal,
        {name: 'phrase', value: t.phrase, first: t.start_offset, last: t.end_offset}, true
    FROM topics AS t
    JOIN accounts AS a USING (account_id)
    UNION ALL
    SELECT
        article_id, 'participants', key, {name: 'name', value: NULL, first: span.start_offset, last: span.end_offset}, true
    FROM (
        SELECT a.article_id, p.account_id || ' ' || p.ordinal AS key, unnest(p.spans) AS span
        FROM participants AS p
        JOIN accounts AS a USING (account_id)
    )
    UNION ALL
    SELECT
        article_id, 'articles', article_id,
        {name: 'headline', value: title, first: headline_start_offset, last: headline_end_offset}, true
    FROM articles
    WHERE headline_start_offset IS NOT NULL OR headline_end_offset IS NOT NULL
),
quotes AS (
    SELECT
        s.table_name, s.key, s.span.name AS name, s.span.value AS value, s.span.first AS first, s.span.last AS last,
        s.is_in_sentence, length(r.text) AS length, r.text[s.span.first + 1 : s.span.last] AS quote
    FROM spans AS s
    JOIN articles AS r USING (article_id)
    WHERE s.span.first IS NOT NULL OR s.span.last IS NOT NULL
)
SELECT
    table_name, key,
    CASE
        WHEN first < 0 OR last <= first OR last > length THEN name || ' outside the text'
        WHEN value <> quote THEN name || ' "' || value || '" is not "' || quote || '"'
        WHEN NOT is_in_sentence THEN 'trigger outside its sentence'
        ELSE name || ' quotes nothing'
    END AS problem
FROM quotes
WHERE
    (first >= 0 AND last > first AND last <= length AND trim(quote) <> '') IS NOT TRUE
    OR value <> quote
    OR NOT is_in_sentence;
