-- Pairs of accounts of two articles that share two words of participants on near days, one of them among $accounts.
-- An account without exact days stands at the day of publication as well. Words meet day by day, so that no name is too
-- common.
WITH
windows AS (
    SELECT
        a.account_id,
        a.article_id,
        unnest(
            CASE
                WHEN a.time_end_date - a.time_start_date < $month_days
                    THEN generate_series(a.time_start_date, a.time_end_date, INTERVAL 1 DAY)::DATE[]
                ELSE []
            END
            || CASE
                WHEN a.time_end_date - a.time_start_date <= $vague_days OR r.published_date IS NULL THEN []
                ELSE [r.published_date]
            END
        ) AS day
    FROM accounts AS a
    JOIN articles AS r USING (article_id)
),
words AS (
    SELECT DISTINCT account_id, unnest(match_words) AS word FROM participants
),
asked AS (
    SELECT DISTINCT
        account_id,
        article_id,
        word,
        day + unnest(range(-$near_days::INTEGER, $near_days::INTEGER + 1))::INTEGER AS day
    FROM windows
    JOIN words USING (account_id)
    WHERE account_id IN (SELECT unnest($accounts::VARCHAR[]))
),
others AS (
    SELECT account_id, article_id, word, day
    FROM windows
    JOIN words USING (account_id)
    WHERE day BETWEEN (SELECT min(day) FROM asked) AND (SELECT max(day) FROM asked)
)
SELECT
    least(a.account_id, o.account_id) AS first_account_id,
    greatest(a.account_id, o.account_id) AS second_account_id
FROM asked AS a
JOIN others AS o USING (word, day)
WHERE a.article_id <> o.article_id
GROUP BY ALL
HAVING count(DISTINCT word) >= 2
ORDER BY ALL;
