CREATE OR REPLACE MACRO search(words, most := 100) AS TABLE
WITH
ranks AS (
    FROM search_ranks(words, most)
),
found AS (
    SELECT
        k.kind,
        k.score,
        r.published_date AS date,
        r.title,
        -- Whole words around the first place that has the rarest one.
        array_to_string(
            string_split_regex(
                trim(substr(r.text, greatest(1, position(k.rarest_word IN lower(strip_accents(r.text))) - 100), 250)),
                '\s+'
            )[CASE WHEN position(k.rarest_word IN lower(strip_accents(r.text))) > 101 THEN 2 ELSE 1 END:-2],
            ' '
        ) AS passage,
        r.source,
        r.url,
        r.article_id,
        NULL::VARCHAR AS event_id
    FROM ranks AS k
    JOIN articles AS r ON r.article_id = k.document_id
    WHERE k.kind = 'article'
    UNION ALL
    SELECT
        k.kind,
        k.score,
        e.start_date,
        CASE
            WHEN len(e.whom) > 0 THEN array_to_string(e.who, ', ') || ' – ' || array_to_string(e.whom, ', ')
            ELSE array_to_string(e.who, ', ')
        END,
        e.quote,
        NULL,
        e.url,
        NULL,
        e.event_id
    FROM ranks AS k
    JOIN encounters AS e ON e.event_id = k.document_id
    WHERE k.kind = 'encounter'
)
FROM found
ORDER BY score DESC, kind, date DESC NULLS LAST, article_id, event_id;
COMMENT ON MACRO TABLE search IS 'Articles and encounters that hold all these words, best first, at most 100 or as many as most := says: FROM search(''gaza ceasefire''). Columns kind, score, date, title, passage, source, url, article_id, event_id.';
