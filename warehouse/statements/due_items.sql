-- What is to be fetched now, hosts taking turns, the newest of each host first. Of an address that several sources
-- list, one waits for the other. Without its article, or a word that it is none, "unchanged" would be no answer.
WITH
wanted AS (
    -- Nothing waits for longer than a day: what does was written before the clock was set back.
    SELECT * FROM items WHERE next_try_at <= $now OR next_try_at > $now + INTERVAL 2 DAY
    UNION ALL
    SELECT *
    FROM items
    WHERE
        state = 'earlier'
        AND (next_try_at IS NULL OR next_try_at BETWEEN $now AND $now + INTERVAL 2 DAY)
        AND ($since::DATE IS NULL OR published_date >= $since)
),
due AS (
    SELECT *, row_number() OVER (PARTITION BY item_key ORDER BY source) AS telling
    FROM wanted
    WHERE
        host IS NOT NULL
        AND source IN (SELECT unnest($sources))
        AND ($since::DATE IS NULL OR published_date IS NULL OR published_date >= $since)
)
SELECT
    source, item_key, address, title, guid, language, published_date, published_at, content, revision, attempts,
    CASE WHEN article_id IS NOT NULL OR state IN ('not_article', 'other_language') THEN etag END AS etag,
    CASE WHEN article_id IS NOT NULL OR state IN ('not_article', 'other_language') THEN last_modified END
        AS last_modified
FROM due
ANTI JOIN tried_items USING (source, item_key)
WHERE telling = 1
ORDER BY
    row_number() OVER (PARTITION BY host ORDER BY published_at DESC NULLS LAST, first_seen_at, item_key),
    host
LIMIT $most;
