-- What resolve looks at, of each of wanted_accounts, a frame with id and day.
CREATE OR REPLACE TEMP TABLE wanted_days AS SELECT DISTINCT filed_date FROM wanted_accounts;
CREATE OR REPLACE TEMP TABLE wanted_rows AS
SELECT *
FROM accounts
WHERE
    filed_date IN (SELECT filed_date FROM wanted_days)
    AND account_id IN (SELECT account_id FROM wanted_accounts);
CREATE OR REPLACE TEMP TABLE wanted_articles AS
SELECT article_id, source, published_date
FROM articles
WHERE
    filed_date IN (SELECT filed_date FROM wanted_days)
    AND article_id IN (SELECT article_id FROM wanted_rows);

WITH
actors AS (
    SELECT
        account_id,
        list(
            {name: name, side: side, kind: kind, title: title, organization: organization, country: country}
            ORDER BY ordinal
        ) AS actors
    FROM participants
    WHERE
        filed_date IN (SELECT filed_date FROM wanted_days)
        AND account_id IN (SELECT account_id FROM wanted_accounts)
    GROUP BY account_id
),
phrases AS (
    SELECT account_id, list(phrase ORDER BY ordinal) AS phrases
    FROM topics
    WHERE
        filed_date IN (SELECT filed_date FROM wanted_days)
        AND account_id IN (SELECT account_id FROM wanted_accounts)
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
FROM wanted_rows AS a
JOIN wanted_articles AS r USING (article_id)
LEFT JOIN actors AS p USING (account_id)
LEFT JOIN phrases AS t USING (account_id)
ORDER BY a.account_id;
