-- Every value is in the text of its article where its offsets say.
-- One look at the text for all values of a row: texts are what is large.
SELECT
    'accounts' AS table_name,
    a.account_id AS key,
    concat_ws(
        '; ',
        CASE WHEN a.trigger_text <> r.text[a.trigger_start_offset + 1 : a.trigger_end_offset] THEN 'trigger is not there' END,
        CASE WHEN a.sentence <> r.text[a.sentence_start_offset + 1 : a.sentence_end_offset] THEN 'sentence is not there' END,
        CASE WHEN a.cue_text <> r.text[a.cue_start_offset + 1 : a.cue_end_offset] THEN 'cue is not there' END,
        CASE WHEN a.time_text <> r.text[a.time_start_offset + 1 : a.time_end_offset] THEN 'time is not there' END,
        'else an offset outside the text or its sentence'
    ) AS problem
FROM accounts AS a
JOIN articles AS r USING (article_id)
WHERE
    a.trigger_text <> r.text[a.trigger_start_offset + 1 : a.trigger_end_offset]
    OR a.sentence <> r.text[a.sentence_start_offset + 1 : a.sentence_end_offset]
    OR coalesce(a.cue_text <> r.text[a.cue_start_offset + 1 : a.cue_end_offset], a.cue_text IS NOT NULL)
    OR coalesce(a.time_text <> r.text[a.time_start_offset + 1 : a.time_end_offset], a.time_text IS NOT NULL)
    OR coalesce(trim(r.text[a.place_start_offset + 1 : a.place_end_offset]) = '', a.place_name IS NOT NULL)
    OR least(
        a.trigger_start_offset - a.sentence_start_offset,
        a.sentence_end_offset - a.trigger_end_offset,
        a.trigger_end_offset - a.trigger_start_offset - 1,
        a.sentence_start_offset,
        a.cue_start_offset,
        a.time_start_offset,
        a.place_start_offset,
        a.cue_end_offset - a.cue_start_offset - 1,
        a.time_end_offset - a.time_start_offset - 1,
        a.place_end_offset - a.place_start_offset - 1,
        length(r.text) - greatest(a.sentence_end_offset, a.cue_end_offset, a.time_end_offset, a.place_end_offset)
    ) < 0
UNION ALL
SELECT
    'mentions',
    m.account_id || ' ' || m.ordinal,
    CASE
        WHEN m.text <> r.text[m.start_offset + 1 : m.end_offset] THEN 'trigger is not there'
        ELSE 'trigger outside its sentence, or sentence outside the text'
    END
FROM mentions AS m
JOIN accounts AS a USING (account_id)
JOIN articles AS r USING (article_id)
WHERE
    m.text <> r.text[m.start_offset + 1 : m.end_offset]
    OR least(
        m.start_offset - m.sentence_start_offset,
        m.sentence_end_offset - m.end_offset,
        m.end_offset - m.start_offset - 1,
        m.sentence_start_offset,
        length(r.text) - m.sentence_end_offset
    ) < 0
UNION ALL
SELECT 'topics', t.account_id || ' ' || t.ordinal, 'phrase is not there'
FROM topics AS t
JOIN accounts AS a USING (account_id)
JOIN articles AS r USING (article_id)
WHERE t.phrase <> r.text[t.start_offset + 1 : t.end_offset] OR t.start_offset < 0 OR t.end_offset <= t.start_offset
UNION ALL
SELECT 'participants', p.account_id || ' ' || p.ordinal, 'a span outside the text, or of blanks alone'
FROM (SELECT account_id, ordinal, unnest(spans) AS span FROM participants) AS p
JOIN accounts AS a USING (account_id)
JOIN articles AS r USING (article_id)
WHERE
    p.span.start_offset IS NULL OR p.span.end_offset IS NULL OR p.span.start_offset < 0
    OR p.span.end_offset > length(r.text)
    OR trim(r.text[p.span.start_offset + 1 : p.span.end_offset]) = ''
UNION ALL
SELECT 'articles', article_id, 'headline is not there'
FROM articles
WHERE
    (headline_start_offset IS NULL) <> (headline_end_offset IS NULL)
    OR headline_start_offset < 0
    OR title <> text[headline_start_offset + 1 : headline_end_offset]
    OR (headline_start_offset IS NOT NULL AND title IS NULL);
