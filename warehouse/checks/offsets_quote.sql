-- Every value is in the text of its article where its offsets say.
WITH
quotes AS (
    SELECT
        'accounts' AS table_name, account_id, 'trigger' AS value_name, trigger_text AS value,
        trigger_start_offset AS start_offset, trigger_end_offset AS end_offset
    FROM accounts
    UNION ALL SELECT 'accounts', account_id, 'sentence', sentence, sentence_start_offset, sentence_end_offset FROM accounts
    UNION ALL SELECT 'accounts', account_id, 'cue', cue_text, cue_start_offset, cue_end_offset FROM accounts
    UNION ALL SELECT 'accounts', account_id, 'time', time_text, time_start_offset, time_end_offset FROM accounts
    UNION ALL SELECT 'mentions', account_id, 'trigger', text, start_offset, end_offset FROM mentions
    UNION ALL SELECT 'topics', account_id, 'phrase', phrase, start_offset, end_offset FROM topics
),
bounds AS (
    SELECT
        'participants' AS table_name, account_id, 'span' AS value_name,
        unnest(spans).start_offset AS start_offset, unnest(spans).end_offset AS end_offset
    FROM participants
    UNION ALL SELECT 'accounts', account_id, 'place', place_start_offset, place_end_offset FROM accounts
    UNION ALL
    SELECT 'mentions', account_id, 'sentence', sentence_start_offset, sentence_end_offset FROM mentions
)
SELECT
    q.table_name, q.account_id AS key,
    q.value_name || ' "' || q.value || '" is not "' || r.text[q.start_offset + 1 : q.end_offset] || '"' AS problem
FROM quotes AS q
JOIN accounts AS a USING (account_id)
JOIN articles AS r USING (article_id)
WHERE q.value <> r.text[q.start_offset + 1 : q.end_offset] OR q.start_offset < 0
UNION ALL
SELECT b.table_name, b.account_id, b.value_name || ' outside the text'
FROM bounds AS b
JOIN accounts AS a USING (account_id)
JOIN articles AS r USING (article_id)
WHERE b.start_offset < 0 OR b.end_offset <= b.start_offset OR b.end_offset > length(r.text);
