CREATE OR REPLACE MACRO search_ranks(words, most := 100) AS TABLE
WITH
asked AS (
    SELECT DISTINCT word_stem(unnest(words_in(folded(words)))) AS word
),
sizes AS (
    SELECT kind, count(*) AS documents, avg(length(text)) AS mean_size FROM search_texts GROUP BY kind
),
texts AS (
    SELECT kind, document_id, length(text) AS size, folded(text) AS folded_text FROM search_texts
),
hits AS (
    SELECT
        t.kind,
        t.document_id,
        t.size,
        a.word,
        len(list_filter(words_in(t.folded_text), lambda one: word_stem(one) = a.word)) AS occurrences
    FROM texts AS t
    -- A plural in -ies shares all but the last letter.
    JOIN asked AS a ON contains(t.folded_text, CASE WHEN suffix(a.word, 'y') THEN a.word[:-2] ELSE a.word END)
),
known AS (
    SELECT
        kind,
        word,
        count(*) AS documents_with,
        count(*) OVER (PARTITION BY kind) AS words_known,
        row_number() OVER (PARTITION BY kind ORDER BY count(*), word) AS place
    FROM hits
    WHERE occurrences > 0
    GROUP BY kind, word
),
telling AS (
    SELECT
        k.kind,
        k.word,
        k.place,
        s.mean_size,
        search_rarity(s.documents, k.documents_with) AS rarity,
        count(*) OVER (PARTITION BY k.kind) AS kept
    FROM known AS k
    JOIN sizes AS s USING (kind)
    WHERE
        k.words_known = (SELECT count(*) FROM asked)
        AND (k.place = 1 OR NOT search_is_common(s.documents, k.documents_with))
)
SELECT
    h.kind,
    h.document_id,
    round(sum(search_weight(h.occurrences, h.size, k.mean_size) * k.rarity) / 1000, 2) AS score,
    any_value(k.word) FILTER (k.place = 1) AS rarest_word
FROM hits AS h
JOIN telling AS k USING (kind, word)
WHERE h.occurrences > 0
GROUP BY h.kind, h.document_id
HAVING count(*) = any_value(k.kept)
ORDER BY score DESC, h.kind, h.document_id
LIMIT most;
COMMENT ON MACRO TABLE search_ranks IS 'For search: the texts that hold all the words, best first. Slow here, since it reads them all; the snapshot has an index.';
