-- Pairs of one of wanted_accounts, a frame with id and day, and an account of another article that may tell of the same
-- encounter: they stand near each other, and two participants of the one can each be another participant of the other.
-- Days and accounts are tables of their own, so that the planner knows how few they are.

CREATE OR REPLACE TEMP TABLE asked_accounts AS
SELECT
    row_number() OVER () AS asked, account_id, article_id, filed_date, time_start_date, time_end_date,
    time_end_date - time_start_date AS days, lower(strip_accents(place_name)) AS place
FROM accounts
WHERE
    filed_date IN (SELECT DISTINCT filed_date FROM wanted_accounts)
    AND account_id IN (SELECT account_id FROM wanted_accounts);

-- Where an account stands: at its days, or at that of publication where they are vague or not told. An interval that is
-- vague and yet no more than a month meets exact days of the same place as well.
CREATE OR REPLACE TEMP TABLE asked_windows AS
SELECT
    asked, 'near' AS meets, '' AS place, time_start_date - $near_days::INTEGER AS first_day,
    time_end_date + $near_days::INTEGER AS last_day
FROM asked_accounts
WHERE days <= $vague_days
UNION ALL
SELECT asked, 'near', '', filed_date - $near_days::INTEGER, filed_date + $near_days::INTEGER
FROM asked_accounts
WHERE (days IS NULL OR days > $vague_days) AND filed_date > DATE '0001-01-01'
UNION ALL
SELECT asked, CASE WHEN days <= $vague_days THEN 'month' ELSE 'days' END, place, time_start_date, time_end_date
FROM asked_accounts
WHERE days < $month_days AND place IS NOT NULL;

CREATE OR REPLACE TEMP TABLE asked_days AS
SELECT DISTINCT meets, place, unnest(generate_series(first_day, last_day, INTERVAL 1 DAY))::DATE AS day
FROM asked_windows;

CREATE OR REPLACE TEMP TABLE near_days AS
SELECT DISTINCT day FROM asked_days WHERE meets = 'near';

-- An interval that holds one of the days begins so many days before at most.
CREATE OR REPLACE TEMP TABLE first_days AS
SELECT day - unnest(range(1, $vague_days::INTEGER + 1))::INTEGER AS day FROM near_days
EXCEPT
SELECT day FROM near_days;

CREATE OR REPLACE TEMP TABLE first_placed_days AS
SELECT DISTINCT
    day - unnest(range(0, CASE meets WHEN 'month' THEN $month_days ELSE $vague_days + 1 END::INTEGER))::INTEGER
        AS day
FROM asked_days
WHERE meets <> 'near';

CREATE OR REPLACE TEMP TABLE other_windows AS
SELECT
    account_id, article_id, filed_date, 'near' AS meets, '' AS place, time_start_date AS first_day,
    time_end_date AS last_day
FROM accounts
WHERE time_start_date IN (SELECT day FROM near_days) AND time_end_date - time_start_date <= $vague_days
UNION ALL
SELECT account_id, article_id, filed_date, 'near', '', time_start_date, time_end_date
FROM accounts
WHERE
    time_start_date IN (SELECT day FROM first_days)
    AND time_end_date > time_start_date
    AND time_end_date - time_start_date <= $vague_days
UNION ALL
SELECT account_id, article_id, filed_date, 'near', '', filed_date, filed_date
FROM accounts
WHERE
    filed_date IN (SELECT day FROM near_days)
    AND (time_start_date IS NULL OR time_end_date - time_start_date > $vague_days)
    AND filed_date > DATE '0001-01-01'
UNION ALL
SELECT account_id, article_id, filed_date, meets, place, time_start_date, time_end_date
FROM (
    SELECT
        account_id, article_id, filed_date, lower(strip_accents(place_name)) AS place, time_start_date,
        time_end_date, CASE WHEN time_end_date - time_start_date <= $vague_days THEN 'days' ELSE 'month' END AS meets
    FROM accounts
    WHERE
        time_start_date IN (SELECT day FROM first_placed_days)
        AND time_end_date - time_start_date < $month_days
        AND place_name IS NOT NULL
)
SEMI JOIN (SELECT DISTINCT meets, place FROM asked_windows WHERE meets <> 'near') AS wanted USING (meets, place);

CREATE OR REPLACE TEMP TABLE other_accounts AS
SELECT row_number() OVER () AS other, account_id, article_id, filed_date
FROM (SELECT DISTINCT account_id, article_id, filed_date FROM other_windows);

WITH
-- A participant is met by words: a person by those of its name, a body by those of its own. A country or unnamed people
-- of it may also stand for whoever acts for it; that two people act for one country says nothing. So what belongs to a
-- person is marked, but for the country of one who is asked for; that of a body who is asked for is there both ways.
asked_words AS MATERIALIZED (
    SELECT
        account_id,
        ordinal,
        unnest(
            CASE
                WHEN kind = 'person' AND country IS NULL THEN list_transform(match_words, lambda w: '*' || w)
                WHEN kind = 'person'
                    THEN list_transform(match_words, lambda w: CASE WHEN starts_with(w, '=') THEN w ELSE '*' || w END)
                WHEN country IS NULL THEN match_words
                ELSE list_append(match_words, '*=' || country)
            END
        ) AS word
    FROM participants
    WHERE
        filed_date IN (SELECT DISTINCT filed_date FROM asked_accounts)
        AND account_id IN (SELECT account_id FROM asked_accounts)
),
other_words AS MATERIALIZED (
    SELECT account_id, ordinal, CASE WHEN is_person THEN '*' || word ELSE word END AS word
    FROM (
        SELECT account_id, ordinal, kind = 'person' AS is_person, unnest(match_words) AS word
        FROM participants
        WHERE
            filed_date IN (SELECT DISTINCT filed_date FROM other_accounts)
            AND account_id IN (SELECT account_id FROM other_accounts)
    )
),
-- Words meet week by week, so that no name is too common.
asked_rows AS (
    SELECT asked, first_day, last_day, ordinal, hash(word, meets, place, week) AS meeting
    FROM (
        SELECT
            a.asked, w.first_day, w.last_day, w.meets, w.place, t.ordinal, t.word,
            unnest(range((w.first_day - DATE '0001-01-01') // 7, (w.last_day - DATE '0001-01-01') // 7 + 1)) AS week
        FROM asked_windows AS w
        JOIN asked_accounts AS a USING (asked)
        JOIN asked_words AS t USING (account_id)
    )
),
other_rows AS (
    SELECT other, first_day, last_day, ordinal, hash(word, meets, place, week) AS meeting
    FROM (
        SELECT
            o.other, w.first_day, w.last_day, w.meets, w.place, t.ordinal, t.word,
            unnest(range((w.first_day - DATE '0001-01-01') // 7, (w.last_day - DATE '0001-01-01') // 7 + 1)) AS week
        FROM other_windows AS w
        JOIN other_accounts AS o USING (account_id)
        JOIN other_words AS t USING (account_id)
    )
),
met AS (
    SELECT a.asked, o.other
    FROM asked_rows AS a
    JOIN other_rows AS o USING (meeting)
    WHERE a.first_day <= o.last_day AND o.first_day <= a.last_day
    GROUP BY a.asked, o.other
    HAVING min(a.ordinal) < max(a.ordinal) AND min(o.ordinal) < max(o.ordinal)
)
SELECT a.account_id, a.filed_date, o.account_id AS other_account_id, o.filed_date AS other_filed_date
FROM met
JOIN asked_accounts AS a USING (asked)
JOIN other_accounts AS o USING (other)
WHERE a.article_id <> o.article_id;
