-- PLOVER records, one an event: the names of its fields, and ours beside them.
WITH
sides AS (
    SELECT
        event_id,
        list(country) FILTER (side <> 'whom' AND country IS NOT NULL) AS who_countries,
        list(country) FILTER (side = 'whom' AND country IS NOT NULL) AS whom_countries,
        count(DISTINCT country) AS countries,
        list(struct_pack(
            code := coalesce(country, CASE WHEN plover_sector = 'IGO' THEN 'IGO' END),
            sector := CASE WHEN plover_sector <> 'IGO' THEN plover_sector END,
            entity_text := name,
            office := title,
            organization := organization,
            kind := kind,
            side := side
        ) ORDER BY ordinal) AS entities
    FROM actors
    GROUP BY event_id
),
settings AS (
    SELECT
        s.*,
        CASE
            WHEN s.countries >= 3 THEN 'multilateral'
            WHEN t.country IS NULL OR s.countries < 2 THEN 'any'
            WHEN NOT list_contains(list_concat(s.who_countries, s.whom_countries), t.country) THEN 'third_country'
            -- Of one table nobody is the host, and neither is a side from everywhere.
            WHEN s.whom_countries IS NULL OR s.who_countries IS NULL THEN 'any'
            WHEN NOT list_contains(s.who_countries, t.country) THEN 'at_home_of_whom'
            WHEN NOT list_contains(s.whom_countries, t.country) THEN 'at_home_of_who'
            ELSE 'any'
        END AS setting
    FROM sides AS s
    JOIN told AS t USING (event_id)
),
coded AS (
    SELECT
        s.*,
        coalesce(exact.plover_event, usual.plover_event) AS plover_event,
        CASE WHEN exact.plover_event IS NULL THEN usual.plover_mode ELSE exact.plover_mode END AS plover_mode,
        coalesce(exact.plover_score, usual.plover_score) AS plover_score,
        coalesce(exact.plover_quad, usual.plover_quad) AS plover_quad,
        -- A visitor is the actor and the host the recipient; without them, all who met are actors. Who refuses or asks is the actor.
        CASE
            WHEN usual.plover_event <> 'CONSULT' THEN 'who'
            WHEN exact.plover_mode = 'visit' THEN if(s.setting = 'at_home_of_who', 'whom', 'who')
            WHEN exact.plover_event IS NULL AND usual.plover_mode = 'visit' THEN 'who'
            ELSE 'all'
        END AS acting_side
    FROM settings AS s
    JOIN told AS t USING (event_id)
    LEFT JOIN codes AS exact
        ON exact.event_type = t.coded_type AND exact.status = t.status AND exact.setting = s.setting
    JOIN codes AS usual ON usual.event_type = t.coded_type AND usual.status = t.status AND usual.setting = 'any'
)
SELECT
    t.event_id AS id,
    t.start_date AS date,
    t.end_date AS enddate,
    t.granularity AS date_granularity,
    list_filter(
        c.entities,
        lambda e: c.acting_side = 'all' OR e.side = 'both' OR e.side = c.acting_side
    ) AS actor,
    list_filter(
        c.entities,
        lambda e: c.acting_side <> 'all' AND e.side <> 'both' AND e.side <> c.acting_side
    ) AS recipient,
    [c.plover_event] AS event_type,
    CASE WHEN c.plover_mode IS NULL THEN [] ELSE [c.plover_mode] END AS mode,
    c.plover_quad AS quad_code,
    c.plover_score AS event_scale,
    CASE
        WHEN t.place IS NULL AND t.country IS NULL THEN NULL
        ELSE struct_pack(
            geonameid := t.geonames_id, name := t.place, latitude := t.latitude, longitude := t.longitude,
            cc3 := t.country
        )
    END AS event_loc,
    [t.trigger_text] AS event_text,
    t.quote AS text,
    struct_pack("start" := t.sentence_start_offset, "end" := t.sentence_end_offset) AS text_info,
    struct_pack(
        url := t.url, title := r.title, language := r.language, publication := coalesce(r.publisher, r.source),
        codebook := 'PLOVER'
    ) AS cite_info,
    'whomet ' || t.rule || ', ' || t.model AS coder,
    t.event_type AS encounter_type,
    t.status,
    t.cue_text AS status_cue,
    t.topics,
    t.articles,
    t.sources,
    t.confidence
FROM coded AS c
JOIN told AS t USING (event_id)
JOIN articles AS r ON r.article_id = t.article_id
ORDER BY t.start_date NULLS LAST, t.event_id
