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
    SELECT d.document_number, d.size, s.mean_size, unnest(string_split(t.text, ' ')) AS piece
    FROM search_texts AS t
    JOIN prepared.search_documents AS d USING (kind, document_id)
    JOIN prepared.search_sizes AS s USING (kind)
)
SELECT
    n.word_number,
    c.document_number,
    search_weight(count(*), any_value(c.size), any_value(c.mean_size)) AS weight
FROM cut AS c
JOIN numbered_pieces AS n USING (piece)
GROUP BY n.word_number, c.document_number
ORDER BY n.word_number, c.document_number;

-- Documents are numbered by kind: what is counted are those of the one kind and of the other.
CREATE TABLE prepared.search_words AS
WITH
kinds AS (
    SELECT
        kind,
        any_value(documents) AS documents,
        min(document_number) AS first_number,
        max(document_number) AS last_number
    FROM prepared.search_documents
    JOIN prepared.search_sizes USING (kind)
    GROUP BY kind
),
counts AS (
    SELECT p.word_number, k.kind, count(*) AS documents_with
    FROM prepared.search_places AS p
    JOIN kinds AS k ON p.document_number BETWEEN k.first_number AND k.last_number
    GROUP BY p.word_number, k.kind
)
SELECT
    w.word,
    c.kind,
    c.word_number,
    c.documents_with,
    k.documents,
    search_rarity(k.documents, c.documents_with) AS rarity,
    k.first_number,
    k.last_number
FROM counts AS c
JOIN kinds AS k USING (kind)
JOIN words AS w USING (word_number)
ORDER BY w.word, c.kind;

DROP TABLE pieces;
DROP TABLE words;
DROP TABLE numbered_pieces;

CREATE OR REPLACE MACRO search_ranks(words, most := 100) AS TABLE
WITH
asked AS (
    SELECT DISTINCT word_stem(unnest(words_in(folded(words)))) AS word
),
known AS (
    SELECT
        *,
        count(*) OVER (PARTITION BY kind) AS words_known,
        row_number() OVER (PARTITION BY kind ORDER BY documents_with, word) AS place
    FROM prepared.search_words
    WHERE word IN (SELECT word FROM asked)
),
telling AS (
    SELECT *, count(*) OVER (PARTITION BY kind) AS kept
    FROM known
    WHERE
        words_known = (SELECT count(*) FROM asked)
        AND (place = 1 OR NOT search_is_common(documents, documents_with))
),
-- One word is in each text once: nothing is to be added up, which takes long where the word is nearly everywhere.
best_of_one AS (
    SELECT p.document_number, round(p.weight * k.rarity / 1000, 2) AS score
    FROM prepared.search_places AS p
    JOIN (FROM telling WHERE kept = 1) AS k
        ON k.word_number = p.word_number AND p.document_number BETWEEN k.first_number AND k.last_number
    ORDER BY score DESC, document_number
    LIMIT most
),
best_of_more AS (
    SELECT p.document_number, round(sum(p.weight * k.rarity) / 1000, 2) AS score
    FROM prepared.search_places AS p
    JOIN (FROM telling WHERE kept > 1) AS k
        ON k.word_number = p.word_number AND p.document_number BETWEEN k.first_number AND k.last_number
    GROUP BY p.document_number
    HAVING count(*) = any_value(k.kept)
    ORDER BY score DESC, document_number
    LIMIT most
),
best AS (
    FROM best_of_one UNION ALL FROM best_of_more
    ORDER BY score DESC, document_number
    LIMIT most
)
SELECT d.kind, d.document_id, b.score, k.word AS rarest_word
FROM best AS b
JOIN prepared.search_documents AS d USING (document_number)
JOIN telling AS k ON k.kind = d.kind AND k.place = 1
ORDER BY b.score DESC, d.kind, d.document_id;
