CREATE OR REPLACE MACRO word_stem(word) AS CASE
    WHEN length(word) < 4 THEN word
    WHEN suffix(word, 'ies') AND length(word) > 4 THEN word[:-4] || 'y'
    WHEN suffix(word, 'ches') OR suffix(word, 'shes') OR suffix(word, 'sses') OR suffix(word, 'xes') THEN word[:-3]
    WHEN suffix(word, 's') AND NOT (suffix(word, 'ss') OR suffix(word, 'us') OR suffix(word, 'is')) THEN word[:-2]
    ELSE word
END;
COMMENT ON MACRO word_stem IS 'A folded word without the ending of its plural, as search compares words.';
