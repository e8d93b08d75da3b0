-- Pairs of one of wanted_accounts, a frame with id and day, and an account of another article that may tell of the same
-- encounter: they stand on near days, and two participants of the one can each be another participant of the other.

-- Where the accounts stand: at their days, and at the day of publication too where those are vague or not told.
CREATE OR REPLACE TEMP TABLE asked_accounts AS
SELECT account_id, article_id, filed_date, time_start_date, time_end_date
FROM accounts
WHERE
    filed_date IN (SELECT DISTINCT filed_date FROM wanted_accounts)
    AND account_id IN (SELECT account_id FROM wanted_accounts);

CREATE OR REPLACE TEMP TABLE asked_days AS
SELECT DISTINCT
    account_id,
    article_id,
    filed_date,
    day + unnest(range(-$near_days::INTEGER, $near_days::INTEGER + 1))::INTEGER AS day
FROM (
    SELECT
        account_id,
        article_id,
        filed_date,
        unnest(
            CASE
                WHEN time_end_date - time_start_date < $month_days
                    THEN generate_series(time_start_date, time_end_date, INTERVAL 1 DAY)::DATE[]
                ELSE []
            END
            || CASE
                WHEN time_end_date - time_start_date <= $vague_days OR filed_date = DATE '0001-01-01' THEN []
                ELSE [filed_date]
            END
        ) AS day
    FROM asked_accounts
);

CREATE OR REPLACE TEMP TABLE near_days AS SELECT DISTINCT day FROM asked_days;
-- An interval that holds one of these days begins so many days before.
CREATE OR REPLACE TEMP TABLE first_days AS
SELECT DISTINCT day - unnest(range(0, $month_days::INTEGER))::INTEGER AS day FROM near_days;

CREATE OR REPLACE TEMP TABLE other_days AS
SELECT o.account_id, o.article_id, o.filed_date, o.day
FROM (
    SELECT
        account_id,
        article_id,
        filed_date,
        unnest(generate_series(time_start_date, time_end_date, INTERVAL 1 DAY)::DATE[]) AS day
    FROM accounts
    WHERE time_start_date IN (SELECT day FROM first_days) AND time_end_date - time_start_date < $month_days
    UNION
    SELECT account_id, article_id, filed_date, filed_date
    FROM accounts
    WHERE
        filed_date IN (SELECT day FROM near_days)
        AND (time_start_date IS NULL OR time_end_date - time_start_date > $vague_days)
        AND filed_date > DATE '0001-01-01'
) AS o
SEMI JOIN near_days USING (day);

-- A participant is met by words: a person by those of its name, a body by those of its own. A country or unnamed people
-- of it may also stand for whoever acts for it; that two people act for one country says nothing.
CREATE OR REPLACE TEMP TABLE asked_words AS
SELECT account_id, ordinal, unnest(words) AS word
FROM (
    SELECT
        account_id,
        ordinal,
        CASE
            WHEN kind = 'person' THEN list_transform(match_words, lambda w: CASE WHEN w[1] = '=' THEN w ELSE '*' || w END)
            ELSE match_words || list_transform(list_filter(match_words, lambda w: w[1] = '='), lambda w: '*' || w)
        END AS words
    FROM participants
    WHERE
        filed_date IN (SELECT DISTINCT filed_date FROM asked_days)
        AND account_id IN (SELECT account_id FROM asked_days)
);

CREATE OR REPLACE TEMP TABLE other_words AS
SELECT account_id, ordinal, unnest(words) AS word
FROM (
    SELECT
        account_id,
        ordinal,
        CASE WHEN kind = 'person' THEN list_transform(match_words, lambda w: '*' || w) ELSE match_words END AS words
    FROM participants
    WHERE
        filed_date IN (SELECT DISTINCT filed_date FROM other_days)
        AND account_id IN (SELECT account_id FROM other_days)
);

-- Words meet day by day, so that no name is too common.
SELECT
    account_id,
    filed_date,
    other_account_id,
    other_filed_date
FROM (
    SELECT DISTINCT
        a.account_id,
        a.filed_date,
        o.account_id AS other_account_id,
        o.filed_date AS other_filed_date,
        aw.ordinal,
        ow.ordinal AS other_ordinal
    FROM asked_days AS a
    JOIN asked_words AS aw USING (account_id)
    JOIN (other_days AS o JOIN other_words AS ow USING (account_id)) ON o.day = a.day AND ow.word = aw.word
    WHERE a.article_id <> o.article_id
)
GROUP BY ALL
HAVING count(DISTINCT ordinal) >= 2 AND count(DISTINCT other_ordinal) >= 2
ORDER BY ALL;
