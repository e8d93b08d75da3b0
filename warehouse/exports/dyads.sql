-- Dyads as in GDELT 1.0, for who comes from there: its columns as far as they can be filled, and ours behind them.
WITH
settings AS (
    SELECT
        t.event_id,
        t.coded_type,
        t.status,
        one.ordinal AS one_ordinal,
        other.ordinal AS other_ordinal,
        one.side = 'both' OR other.side = 'both' AS is_symmetric,
        CASE
            WHEN t.country IS NULL OR one.country IS NULL OR other.country IS NULL OR one.country = other.country THEN 'any'
            WHEN t.country = other.country THEN 'at_home_of_whom'
            WHEN t.country = one.country THEN 'at_home_of_who'
            ELSE 'third_country'
        END AS setting
    FROM told AS t
    JOIN actors AS one USING (event_id)
    JOIN actors AS other USING (event_id)
    WHERE
        (one.side = 'who' AND other.side = 'whom')
        OR ((one.side = 'both' OR other.side = 'both') AND one.ordinal < other.ordinal)
),
coded AS (
    SELECT
        s.event_id,
        s.one_ordinal,
        s.other_ordinal,
        coalesce(exact.cameo, usual.cameo) AS cameo,
        coalesce(exact.goldstein, usual.goldstein) AS goldstein,
        CASE
            WHEN s.is_symmetric THEN coalesce(exact.cameo_back, exact.cameo, usual.cameo_back, usual.cameo)
            WHEN exact.cameo IS NOT NULL THEN exact.cameo_back
            ELSE usual.cameo_back
        END AS cameo_back,
        coalesce(exact.goldstein_back, exact.goldstein, usual.goldstein_back, usual.goldstein) AS goldstein_back
    FROM settings AS s
    LEFT JOIN codes AS exact
        ON exact.event_type = s.coded_type AND exact.status = s.status AND exact.setting = s.setting
    JOIN codes AS usual ON usual.event_type = s.coded_type AND usual.status = s.status AND usual.setting = 'any'
),
directed AS (
    SELECT event_id, one_ordinal, other_ordinal, cameo, goldstein FROM coded WHERE cameo IS NOT NULL
    UNION ALL
    SELECT event_id, other_ordinal, one_ordinal, cameo_back, goldstein_back FROM coded WHERE cameo_back IS NOT NULL
),
mention_counts AS (
    SELECT j.event_id, count(*) AS mentions
    FROM event_accounts AS j
    SEMI JOIN exported AS x USING (event_id)
    JOIN mentions AS m USING (account_id)
    GROUP BY j.event_id
)
SELECT
    -- 60 bits of a hash of what makes the row: the same in every export, and no two rows have the same.
    ('0x' || md5(concat_ws(chr(31), t.event_id, d.one_ordinal, d.other_ordinal, d.cameo))[:15])::BIGINT AS GLOBALEVENTID,
    strftime(t.start_date, '%Y%m%d') AS SQLDATE,
    strftime(t.start_date, '%Y%m') AS MonthYear,
    strftime(t.start_date, '%Y') AS Year,
    round(year(t.start_date) + (dayofyear(t.start_date) - 1) / 365.25, 4) AS FractionDate,
    nullif(concat(one.country, one.cameo_sector), '') AS Actor1Code,
    one.name AS Actor1Name,
    one.country AS Actor1CountryCode,
    one.cameo_sector AS Actor1Type1Code,
    nullif(concat(other.country, other.cameo_sector), '') AS Actor2Code,
    other.name AS Actor2Name,
    other.country AS Actor2CountryCode,
    other.cameo_sector AS Actor2Type1Code,
    d.cameo AS EventCode,
    d.cameo[:3] AS EventBaseCode,
    d.cameo[:2] AS EventRootCode,
    CASE WHEN d.cameo < '06' THEN 1 WHEN d.cameo < '10' THEN 2 WHEN d.cameo < '15' THEN 3 ELSE 4 END AS QuadClass,
    d.goldstein AS GoldsteinScale,
    m.mentions AS NumMentions,
    t.sources AS NumSources,
    t.articles AS NumArticles,
    CASE
        WHEN t.place_kind = 'country' THEN 1
        WHEN t.place_kind = 'region' AND t.country = 'USA' THEN 2
        WHEN t.place_kind IN ('city', 'venue') AND t.country = 'USA' THEN 3
        WHEN t.place_kind IN ('city', 'venue') THEN 4
        WHEN t.place_kind = 'region' THEN 5
    END AS ActionGeo_Type,
    t.place AS ActionGeo_FullName,
    t.country AS ActionGeo_CountryCode,
    t.latitude AS ActionGeo_Lat,
    t.longitude AS ActionGeo_Long,
    t.geonames_id AS ActionGeo_FeatureID,
    strftime(t.first_reported_at, '%Y%m%d') AS DATEADDED,
    t.url AS SOURCEURL,
    '1.1b3' AS CAMEOVersion,
    t.event_id AS WhometEventID,
    t.event_type AS WhometType,
    t.status AS WhometStatus,
    t.start_date AS WhometStartDate,
    t.end_date AS WhometEndDate,
    t.quote AS WhometQuote
FROM directed AS d
JOIN told AS t USING (event_id)
JOIN actors AS one ON one.event_id = d.event_id AND one.ordinal = d.one_ordinal
JOIN actors AS other ON other.event_id = d.event_id AND other.ordinal = d.other_ordinal
LEFT JOIN mention_counts AS m ON m.event_id = d.event_id
ORDER BY t.start_date NULLS LAST, t.event_id, d.one_ordinal, d.other_ordinal
