-- BM25 with its customary constants, k1 = 1.2 and b = 0.75.
CREATE OR REPLACE MACRO search_score(occurrences, size, mean_size, documents, documents_with) AS
ln(1 + (documents - documents_with + 0.5) / (documents_with + 0.5))
* occurrences * 2.2 / (occurrences + 1.2 * (0.25 + 0.75 * size / mean_size));
COMMENT ON MACRO search_score IS 'What one word adds to the rank of a text that holds it (BM25); sizes are in characters.';
