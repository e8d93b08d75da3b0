-- BM25 with its customary constants, k1 = 1.2 and b = 0.75.
CREATE OR REPLACE MACRO search_weight(occurrences, size, mean_size) AS
round(2200 * occurrences / (occurrences + 1.2 * (0.25 + 0.75 * size / mean_size)))::USMALLINT;
COMMENT ON MACRO search_weight IS 'How much a text is about a word that it holds, in thousandths, up to 2200 (BM25); sizes are in characters.';

CREATE OR REPLACE MACRO search_rarity(documents, documents_with) AS
ln(1 + (documents - documents_with + 0.5) / (documents_with + 0.5));
COMMENT ON MACRO search_rarity IS 'How much a word tells that so many of all texts hold (BM25).';

CREATE OR REPLACE MACRO search_is_common(documents, documents_with) AS documents >= 10000 AND documents_with * 5 > documents;
COMMENT ON MACRO search_is_common IS 'Whether so many of all texts hold a word that search leaves it out beside a rarer one, such as "the".';
