-- What resolve looks at, of each of wanted_accounts, a frame with id and day.
SELECT
    a.account_id,
    a.article_id,
    r.source,
    r.published_date,
    a.event_type,
    a.status,
    a.confidence,
    a.place_name,
    a.place_kind,
    a.place_country,
    a.place_latitude,
    a.place_longitude,
    a.place_geonames_id,
    a.time_start_date,
    a.time_end_date,
    a.time_granularity,
    a.time_basis,
    a.account_digest
FROM accounts AS a
JOIN articles AS r USING (filed_date, article_id)
WHERE (a.filed_date, a.account_id) IN (SELECT filed_date, account_id FROM wanted_accounts);
