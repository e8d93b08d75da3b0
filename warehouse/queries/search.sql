-- Which articles and encounters hold all of these words?
-- about: encounters
-- param words: words in any order, whatever their accents and capitals
-- param limit (integer): at most how many, the best first (default: 20)
SELECT kind, score, date, title, passage, source, url
FROM search($words, most := $limit);
