-- Pairs of one of wanted_accounts, a frame with id and day, and an account of another article that may tell of the same
-- encounter: they stand near each other, and two participants of the one can each be another participant of the other.
-- Days, accounts and windows are tables of their own, so that the planner knows how few they are.

CREATE OR REPLACE TEMP TABLE asked_accounts AS
SELECT
    row_number() OVER () AS asked, account_id, article_id, filed_date, time_start_date, time_end_date,
    time_end_date - time_start_date AS days, lower(strip_accents(place_name)) AS place
FROM accounts
WHERE (filed_date, account_id) IN (SELECT filed_date, account_id FROM wanted_accounts);

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
SELECT DISTINCT meets, unnest(generate_series(first_day, last_day, INTERVAL 1 DAY))::DATE AS day
FROM asked_windows;

-- Where an interval may begin that holds one of the days: so many days before at most.
CREATE OR REPLACE TEMP TABLE first_days AS
SELECT
    day - before AS day,
    bool_or(meets = 'near' AND before = 0) AS is_near_day,
    bool_or(meets = 'near') AS is_near,
    bool_or(meets <> 'near') AS is_placed
FROM (
    SELECT
        meets, day,
        unnest(range(0, CASE meets WHEN 'month' THEN $month_days ELSE $vague_days + 1 END::INTEGER))::INTEGER AS before
    FROM asked_days
)
GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE other_windows AS
WITH
dated AS MATERIALIZED (
    SELECT
        a.account_id, a.article_id, a.filed_date, a.place_name, a.time_start_date, a.time_end_date,
        a.time_end_date - a.time_start_date AS days, d.is_near_day, d.is_near, d.is_placed
    FROM accounts AS a
    JOIN first_days AS d ON d.day = a.time_start_date
)
SELECT row_number() OVER () AS other, *
FROM (
    SELECT
        account_id, article_id, filed_date, 'near' AS meets, '' AS place, time_start_date AS first_day,
        time_end_date AS last_day
    FROM dated
    WHERE is_near AND days <= $vague_days AND (is_near_day OR days > 0)
    UNION ALL
    SELECT account_id, article_id, filed_date, 'near', '', filed_date, filed_date
    FROM accounts
    WHERE
        filed_date IN (SELECT day FROM asked_days WHERE meets = 'near')
        AND (time_start_date IS NULL OR time_end_date - time_start_date > $vague_days)
        AND filed_date > DATE '0001-01-01'
    UNION ALL
    SELECT account_id, article_id, filed_date, meets, place, time_start_date, time_end_date
    FROM (
        SELECT
            account_id, article_id, filed_date, lower(strip_accents(place_name)) AS place, time_start_date,
            time_end_date, CASE WHEN days <= $vague_days THEN 'days' ELSE 'month' END AS meets
        FROM dated
        WHERE is_placed AND days < $month_days AND place_name IS NOT NULL
    )
    SEMI JOIN (SELECT DISTINCT meets, place FROM asked_windows WHERE meets <> 'near') AS wanted USING (meets, place)
);

WITH
people AS MATERIALIZED (
    SELECT account_id, ordinal, kind = 'person' AS is_person, country, match_words
    FROM participants
    WHERE
        (filed_date, account_id) IN (
            SELECT filed_date, account_id FROM asked_accounts UNION ALL SELECT filed_date, account_id FROM other_windows
        )
),
-- A participant is met by words: a person by those of its name, a body by those of its own. A country or unnamed people
-- of it may also stand for whoever acts for it; that two people act for one country says nothing. So what belongs to a
-- person is marked, but for the country of one who is asked for; that of a body who is asked for is there both ways.
asked_words AS MATERIALIZED (
    SELECT
        a.asked,
        p.ordinal,
        unnest(
            CASE
                WHEN p.is_person AND p.country IS NULL THEN list_transform(p.match_words, lambda w: '*' || w)
                WHEN p.is_person
                    THEN list_transform(p.match_words, lambda w: CASE WHEN starts_with(w, '=') THEN w ELSE '*' || w END)
                WHEN p.country IS NULL THEN p.match_words
                ELSE list_append(p.match_words, '*=' || p.country)
            END
        ) AS word
    FROM people AS p
    JOIN asked_accounts AS a USING (account_id)
),
other_words AS MATERIALIZED (
    SELECT account_id, ordinal, word
    FROM (
        SELECT account_id, ordinal, CASE WHEN is_person THEN '*' || word ELSE word END AS word
        FROM (SELECT account_id, ordinal, is_person, unnest(match_words) AS word FROM people)
    )
    WHERE word IN (SELECT word FROM asked_words)
),
-- Words meet week by week, so that no name is too common.
asked_weeks AS (
    SELECT
        asked, first_day, last_day, meets, place,
        unnest(range((first_day - DATE '0001-01-01') // 7, (last_day - DATE '0001-01-01') // 7 + 1)) AS week
    FROM asked_windows
),
other_weeks AS (
    SELECT
        other, account_id, first_day, last_day, meets, place,
        unnest(range((first_day - DATE '0001-01-01') // 7, (last_day - DATE '0001-01-01') // 7 + 1)) AS week
    FROM other_windows
),
asked_rows AS (
    SELECT w.asked, w.first_day, w.last_day, t.ordinal, hash(t.word, w.meets, w.place, w.week) AS meeting
    FROM asked_words AS t
    JOIN asked_weeks AS w USING (asked)
),
other_rows AS (
    SELECT w.other, w.first_day, w.last_day, t.ordinal, hash(t.word, w.meets, w.place, w.week) AS meeting
    FROM other_words AS t
    JOIN other_weeks AS w USING (account_id)
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
JOIN other_windows AS o USING (other)
WHERE a.article_id <> o.article_id;
