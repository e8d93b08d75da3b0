-- Which word stands in which text how often: a table of words and one of their places, sorted by word. Plain tables, so
-- that every reader can search, whatever extensions it has.
CREATE TABLE prepared.search_documents AS
SELECT
    (row_number() OVER (ORDER BY kind, document_id))::INTEGER AS document_number,
    kind,
    document_id,
    length(folded_text)::INTEGER AS size
FROM search_texts;

CREATE TABLE prepared.search_sizes AS
SELECT kind, count(*) AS documents, avg(size) AS mean_size FROM prepared.search_documents GROUP BY kind;

CREATE TEMP TABLE spellings AS
SELECT spelling, word_stem(spelling) AS word
FROM (SELECT DISTINCT unnest(words_in(folded_text)) AS spelling FROM search_texts);

CREATE TEMP TABLE word_numbers AS
SELECT word, (row_number() OVER (ORDER BY word))::INTEGER AS word_number FROM (SELECT DISTINCT word FROM spellings);

CREATE TABLE prepared.search_places AS
WITH
tokens AS (
    SELECT kind, document_id, unnest(words_in(folded_text)) AS spelling FROM search_texts
)
SELECT n.word_number, d.document_number, least(count(*), 65535)::USMALLINT AS occurrences
FROM tokens AS t
JOIN spellings AS s USING (spelling)
JOIN word_numbers AS n USING (word)
JOIN prepared.search_documents AS d USING (kind, document_id)
GROUP BY n.word_number, d.document_number
ORDER BY n.word_number, d.document_number;

CREATE TABLE prepared.search_words AS
SELECT n.word, d.kind, n.word_number, count(*) AS documents_with
FROM prepared.search_places AS p
JOIN word_numbers AS n USING (word_number)
JOIN prepared.search_documents AS d USING (document_number)
GROUP BY n.word, d.kind, n.word_number
ORDER BY n.word, d.kind;

DROP TABLE spellings;
DROP TABLE word_numbers;

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
