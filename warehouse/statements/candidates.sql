-- Pairs of accounts of two articles that share two words of participants on near days, one of them among $accounts.
-- An account without exact days stands at the day of publication. Words meet day by day, so that no name is too common.
WITH
windows AS (
    SELECT
        a.account_id,
        a.article_id,
        CASE WHEN a.time_end_date - a.time_start_date <= $vague_days THEN a.time_start_date ELSE r.published_date END
            AS first_day,
        CASE WHEN a.time_end_date - a.time_start_date <= $vague_days THEN a.time_end_date ELSE r.published_date END
            AS last_day
    FROM accounts AS a
    JOIN articles AS r USING (article_id)
),
words AS (
    SELECT DISTINCT account_id, unnest(match_words) AS word FROM participants
),
asked AS (
    SELECT
        account_id,
        article_id,
        word,
        unnest(generate_series(first_day - $near_days::INTEGER, last_day + $near_days::INTEGER, INTERVAL 1 DAY)) AS day
    FROM windows
    JOIN words USING (account_id)
    WHERE account_id IN (SELECT unnest($accounts::VARCHAR[]))
),
others AS (
    SELECT
        account_id, article_id, word, unnest(generate_series(first_day, last_day, INTERVAL 1 DAY)) AS day
    FROM windows
    JOIN words USING (account_id)
    WHERE
        last_day >= (SELECT min(day) FROM asked)
        AND first_day <= (SELECT max(day) FROM asked)
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
