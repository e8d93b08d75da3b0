-- PLOVER records, one an event: the names of its fields, and ours beside them.
WITH
people AS (
    -- Sorted afterwards: a list that is sorted as it grows takes ten times as long.
    SELECT event_id, list_sort(list(struct_pack(
        ordinal, side, country, plover_sector, name, title, organization, kind
    ))) AS people
    FROM actors
    GROUP BY event_id
),
sides AS (
    SELECT
        event_id,
        people,
        [p.country FOR p IN people IF p.side <> 'whom' AND p.country IS NOT NULL] AS who_countries,
        [p.country FOR p IN people IF p.side = 'whom' AND p.country IS NOT NULL] AS whom_countries,
        len(list_distinct([p.country FOR p IN people])) AS countries
    FROM people
),
settings AS (
    SELECT
        s.*,
        CASE
            WHEN s.countries >= 3 THEN 'multilateral'
            WHEN t.country IS NULL OR s.countries < 2 THEN 'any'
            WHEN NOT list_contains(list_concat(s.who_countries, s.whom_countries), t.country) THEN 'third_country'
            -- Of one table nobody is the host, and neither is a side from everywhere.
            WHEN len(s.whom_countries) = 0 OR len(s.who_countries) = 0 THEN 'any'
            WHEN NOT list_contains(s.who_countries, t.country) THEN 'at_home_of_whom'
            WHEN NOT list_contains(s.whom_countries, t.country) THEN 'at_home_of_who'
            ELSE 'any'
        END AS setting
    FROM sides AS s
    JOIN told AS t USING (event_id)
),
coded AS (
    SELECT
        s.event_id,
        [struct_pack(
            side := p.side,
            entity := struct_pack(
                code := coalesce(p.country, CASE WHEN p.plover_sector = 'IGO' THEN 'IGO' END),
                sector := CASE WHEN p.plover_sector <> 'IGO' THEN p.plover_sector END,
                entity_text := p.name,
                office := p.title,
                organization := p.organization,
                kind := p.kind,
                side := p.side
            )
        ) FOR p IN s.people] AS entities,
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
    [e.entity FOR e IN c.entities IF c.acting_side = 'all' OR e.side = 'both' OR e.side = c.acting_side] AS actor,
    [e.entity FOR e IN c.entities IF c.acting_side <> 'all' AND e.side <> 'both' AND e.side <> c.acting_side] AS recipient,
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
