-- Which word stands in which text how often: a table of words and one of their places, sorted by word. Plain tables, so
-- that every reader can search, whatever extensions it has; and far smaller and faster than those of DuckDB's fts.
CREATE TABLE prepared.search_documents AS
SELECT
    (row_number() OVER (ORDER BY kind, document_id))::INTEGER AS document_number,
    kind,
    document_id,
    size
FROM (SELECT kind, document_id, length(text)::INTEGER AS size FROM search_texts);

CREATE TABLE prepared.search_sizes AS
SELECT kind, count(*) AS documents, avg(size) AS mean_size FROM prepared.search_documents GROUP BY kind;

-- Texts are cut at blanks alone; only the different pieces that come of it are looked at letter by letter.
CREATE TEMP TABLE pieces AS
SELECT piece, word_stem(unnest(words_in(folded(piece)))) AS word
FROM (SELECT DISTINCT unnest(string_split(text, ' ')) AS piece FROM search_texts);

CREATE TEMP TABLE words AS
SELECT word, (row_number() OVER (ORDER BY word))::INTEGER AS word_number FROM (SELECT DISTINCT word FROM pieces);

CREATE TEMP TABLE numbered_pieces AS
SELECT p.piece, w.word_number FROM pieces AS p JOIN words AS w USING (word);

CREATE TABLE prepared.search_places AS
WITH
cut AS (
    SELECT d.document_number, unnest(string_split(t.text, ' ')) AS piece
    FROM search_texts AS t
    JOIN prepared.search_documents AS d USING (kind, document_id)
)
SELECT n.word_number, c.document_number, least(count(*), 65535)::USMALLINT AS occurrences
FROM cut AS c
JOIN numbered_pieces AS n USING (piece)
GROUP BY n.word_number, c.document_number
ORDER BY n.word_number, c.document_number;

CREATE TABLE prepared.search_words AS
SELECT w.word, p.kind, w.word_number, p.documents_with
FROM (
    SELECT o.word_number, d.kind, count(*) AS documents_with
    FROM prepared.search_places AS o
    JOIN prepared.search_documents AS d USING (document_number)
    GROUP BY o.word_number, d.kind
) AS p
JOIN words AS w USING (word_number)
ORDER BY w.word, p.kind;

DROP TABLE pieces;
DROP TABLE words;
DROP TABLE numbered_pieces;

CREATE OR REPLACE MACRO search_ranks(words, most := 100) AS TABLE
WITH
asked AS (
    SELECT DISTINCT word_stem(unnest(words_in(folded(words)))) AS word
),
known AS (
    SELECT w.word, w.word_number, w.kind, w.documents_with FROM prepared.search_words AS w SEMI JOIN asked USING (word)
),
hits AS (
    SELECT p.document_number, k.word, k.documents_with, p.occurrences, k.kind, d.size
    FROM prepared.search_places AS p
    JOIN prepared.search_documents AS d USING (document_number)
    JOIN known AS k ON k.word_number = p.word_number AND k.kind = d.kind
),
best AS (
    SELECT
        h.document_number,
        round(sum(search_score(h.occurrences, h.size, s.mean_size, s.documents, h.documents_with)), 3) AS score,
        min_by(h.word, (h.documents_with, h.word)) AS rarest_word
    FROM hits AS h
    JOIN prepared.search_sizes AS s USING (kind)
    GROUP BY h.document_number
    HAVING count(*) = (SELECT count(*) FROM asked)
    -- Documents are numbered by kind and id.
    ORDER BY score DESC, h.document_number
    LIMIT most
)
SELECT d.kind, d.document_id, b.score, b.rarest_word
FROM best AS b
JOIN prepared.search_documents AS d USING (document_number)
ORDER BY b.score DESC, d.kind, d.document_id;
