-- What resolve looks at, of each of $accounts.
WITH
wanted AS (
    SELECT unnest($accounts::VARCHAR[]) AS account_id
),
actors AS (
    SELECT
        account_id,
        list(
            {name: name, side: side, kind: kind, title: title, organization: organization, country: country}
            ORDER BY ordinal
        ) AS actors
    FROM participants
    SEMI JOIN wanted USING (account_id)
    GROUP BY account_id
),
phrases AS (
    SELECT account_id, list(phrase ORDER BY ordinal) AS phrases
    FROM topics
    SEMI JOIN wanted USING (account_id)
    GROUP BY account_id
)
SELECT
    a.account_id,
    a.article_id,
    r.source,
    r.published_date,
    a.event_type,
    a.status,
    a.confidence,
    coalesce(p.actors, []) AS actors,
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
    coalesce(t.phrases, []) AS phrases,
    a.account_digest
FROM accounts AS a
JOIN articles AS r USING (article_id)
SEMI JOIN wanted USING (account_id)
LEFT JOIN actors AS p USING (account_id)
LEFT JOIN phrases AS t USING (account_id)
ORDER BY a.account_id;
