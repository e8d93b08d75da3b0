CREATE OR REPLACE VIEW search_texts AS
SELECT
    'article' AS kind,
    article_id AS document_id,
    -- Where the text does not begin with the headline, it is read before it.
    CASE WHEN headline_start_offset IS NULL AND title IS NOT NULL THEN title || ' ' || text ELSE text END AS text
FROM articles
UNION ALL
SELECT
    'encounter',
    event_id,
    concat_ws(' ', array_to_string(who, ' '), array_to_string(whom, ' '), place, array_to_string(topics, ' '), quote)
FROM encounters;
COMMENT ON VIEW search_texts IS 'What search looks in: whole articles, and of each encounter its names, place, topics and sentence.';
COMMENT ON COLUMN search_texts.kind IS 'article or encounter.';
COMMENT ON COLUMN search_texts.document_id IS 'The article_id or event_id.';
COMMENT ON COLUMN search_texts.text IS 'The text.';
