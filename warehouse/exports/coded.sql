-- What exports with codes go on with: codes.csv and sectors.csv, who took part under which code, and what is told of each event.
,
codes AS (
    SELECT
        unnest($event_type::VARCHAR[]) AS event_type,
        unnest($status::VARCHAR[]) AS status,
        unnest($setting::VARCHAR[]) AS setting,
        unnest($cameo::VARCHAR[]) AS cameo,
        unnest($goldstein::DOUBLE[]) AS goldstein,
        unnest($cameo_back::VARCHAR[]) AS cameo_back,
        unnest($goldstein_back::DOUBLE[]) AS goldstein_back,
        unnest($plover_event::VARCHAR[]) AS plover_event,
        unnest($plover_mode::VARCHAR[]) AS plover_mode,
        unnest($plover_score::DOUBLE[]) AS plover_score,
        unnest($plover_quad::INTEGER[]) AS plover_quad
),
sectors AS (
    SELECT
        generate_subscripts($word::VARCHAR[], 1) AS ordinal,
        unnest($word::VARCHAR[]) AS word,
        unnest($plover::VARCHAR[]) AS plover,
        unnest($sector_cameo::VARCHAR[]) AS cameo
),
texts AS (
    SELECT title AS text FROM event_participants WHERE title IS NOT NULL
    UNION SELECT organization FROM event_participants WHERE organization IS NOT NULL
    UNION SELECT name FROM event_participants WHERE kind = 'organization'
),
folded_texts AS (
    SELECT text, ' ' || regexp_replace(lower(strip_accents(text)), '[^a-z0-9]+', ' ', 'g') || ' ' AS words FROM texts
),
sector_of_text AS (
    SELECT
        t.text,
        arg_min(s.plover, s.ordinal) AS plover,
        arg_min(s.cameo, s.ordinal) AS cameo
    FROM folded_texts AS t
    JOIN sectors AS s ON contains(t.words, ' ' || s.word || ' ')
    GROUP BY t.text
),
actors AS (
    SELECT
        p.event_id,
        p.ordinal,
        p.name,
        p.side,
        p.kind,
        p.title,
        p.organization,
        p.country,
        CASE WHEN p.kind = 'country' THEN 'GOV' ELSE coalesce(t.plover, o.plover, n.plover) END AS plover_sector,
        CASE WHEN p.kind <> 'country' THEN coalesce(t.cameo, o.cameo, n.cameo) END AS cameo_sector
    FROM event_participants AS p
    SEMI JOIN exported AS x USING (event_id)
    LEFT JOIN sector_of_text AS t ON t.text = p.title
    LEFT JOIN sector_of_text AS o ON o.text = p.organization
    -- Not as a condition of its own, which would have DuckDB compare every row with every text.
    LEFT JOIN sector_of_text AS n ON n.text = CASE WHEN p.kind = 'organization' THEN p.name END
),
told AS (
    SELECT
        c.* EXCLUDE (who, whom),
        e.place_kind,
        e.geonames_id,
        CASE
            WHEN c.event_type = 'talks' AND a.trigger_text ILIKE 'negotiat%' THEN 'negotiation'
            ELSE c.event_type
        END AS coded_type,
        a.article_id,
        a.trigger_text,
        a.cue_text,
        a.sentence_start_offset,
        a.sentence_end_offset,
        a.rule,
        a.model
    FROM encounters AS c
    SEMI JOIN exported AS x USING (event_id)
    JOIN events AS e USING (event_id)
    JOIN accounts AS a ON a.account_id = e.lead_account_id
)
