CREATE OR REPLACE MACRO words_in(folded_text) AS regexp_extract_all(folded_text, '[\p{L}\p{N}]+');
COMMENT ON MACRO words_in IS 'The words of a folded text, in order.';
