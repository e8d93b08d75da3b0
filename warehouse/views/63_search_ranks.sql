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
reach AS (
    SELECT kind, word, count(*) AS documents_with FROM hits WHERE occurrences > 0 GROUP BY kind, word
)
SELECT
    h.kind,
    h.document_id,
    round(
        sum(search_weight(h.occurrences, h.size, s.mean_size) * search_rarity(s.documents, r.documents_with)) / 1000, 2
    ) AS score,
    min_by(h.word, (r.documents_with, h.word)) AS rarest_word
FROM hits AS h
JOIN sizes AS s USING (kind)
JOIN reach AS r USING (kind, word)
WHERE h.occurrences > 0
GROUP BY h.kind, h.document_id
HAVING count(*) = (SELECT count(*) FROM asked)
ORDER BY score DESC, h.kind, h.document_id
LIMIT most;
COMMENT ON MACRO TABLE search_ranks IS 'For search: the texts that hold all the words, best first. Slow here, since it reads them all; the snapshot has an index.';
