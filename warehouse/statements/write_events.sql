-- Replaces the events of the accounts that were resolved, and those whose accounts all vanished, by the new ones.
-- new_events, new_event_accounts, new_event_participants, new_event_status_changes, new_parted_accounts, resolved_accounts
-- and replaced_members are frames; of the last two the one has all that was looked at, with the accounts that have
-- vanished, and the other the accounts of the events that they were in.

CREATE OR REPLACE TEMP TABLE members AS SELECT * FROM new_event_accounts;

-- What was decided before another resolve wrote, or on an account that is another one now, is not written. Accounts that
-- were loaded meanwhile wait for the next resolve.
SELECT CASE WHEN resolved_turn <> $resolved_turn THEN error('turn taken') END FROM turns;
CREATE OR REPLACE TEMP TABLE present_accounts AS
SELECT account_id, filed_date, account_digest
FROM accounts
WHERE (filed_date, account_id) IN (SELECT filed_date, account_id FROM resolved_accounts);
SELECT CASE WHEN count(*) > 0 THEN error('turn taken') END
FROM present_accounts
FULL JOIN members USING (account_id, filed_date, account_digest)
WHERE present_accounts.account_id IS NULL OR members.account_id IS NULL;
UPDATE turns SET resolved_turn = turn;
CREATE OR REPLACE TEMP TABLE filed_events AS
SELECT
    event_id,
    coalesce(min(filed_date) FILTER (filed_date > DATE '0001-01-01'), DATE '0001-01-01') AS filed_date
FROM members
GROUP BY event_id;

CREATE OR REPLACE TEMP TABLE old_events AS SELECT DISTINCT event_id, filed_date FROM replaced_members;

-- Where the accounts of an old event went: to one event, or, where it fell apart, to that of its smallest account.
CREATE OR REPLACE TEMP TABLE heirs AS
SELECT e.event_id AS old_event_id, min_by(n.event_id, n.account_id) AS event_id
FROM replaced_members AS e
JOIN members AS n USING (account_id)
GROUP BY e.event_id;

DELETE FROM events
WHERE (filed_date, event_id) IN (SELECT filed_date, event_id FROM old_events);
DELETE FROM event_accounts
WHERE (event_filed_date, event_id) IN (SELECT filed_date, event_id FROM old_events);
DELETE FROM event_participants
WHERE (filed_date, event_id) IN (SELECT filed_date, event_id FROM old_events);
DELETE FROM event_status_changes
WHERE (filed_date, event_id) IN (SELECT filed_date, event_id FROM old_events);
DELETE FROM encounters
WHERE (filed_date, event_id) IN (SELECT filed_date, event_id FROM old_events);
DELETE FROM pairs
WHERE (filed_date, event_id) IN (SELECT filed_date, event_id FROM old_events);
DELETE FROM unresolved_accounts
WHERE (filed_date, account_id) IN (SELECT filed_date, account_id FROM resolved_accounts);
DELETE FROM parted_accounts
WHERE (filed_date, account_id) IN (SELECT filed_date, account_id FROM resolved_accounts);
DELETE FROM unlinked_accounts
WHERE (filed_date, account_id) IN (SELECT filed_date, account_id FROM resolved_accounts);

INSERT INTO events BY NAME
SELECT n.*, f.filed_date FROM new_events AS n JOIN filed_events AS f USING (event_id) ORDER BY f.filed_date, event_id;
INSERT INTO event_accounts BY NAME
SELECT m.*, f.filed_date AS event_filed_date
FROM members AS m
JOIN filed_events AS f USING (event_id)
ORDER BY f.filed_date, event_id, account_id;
INSERT INTO event_participants BY NAME
SELECT n.*, f.filed_date
FROM new_event_participants AS n
JOIN filed_events AS f USING (event_id)
ORDER BY f.filed_date, event_id, ordinal;
INSERT INTO event_status_changes BY NAME
SELECT n.*, f.filed_date
FROM new_event_status_changes AS n
JOIN filed_events AS f USING (event_id)
ORDER BY f.filed_date, event_id, ordinal;
INSERT INTO parted_accounts BY NAME FROM new_parted_accounts ORDER BY filed_date, account_id, other_account_id;

-- Redirects of ids that are accounts follow from event_accounts: whatever the order of loading, they are the same.
-- Those of accounts that vanished go on to the heir, or with their event. An account that has come back is no redirect
-- any more, wherever it led. Those of accounts that are in events are known; only those of others have a number.
CREATE OR REPLACE TEMP TABLE old_redirects AS
SELECT account_id AS old_event_id, event_id, filed_date FROM replaced_members WHERE account_id <> event_id
UNION
SELECT old_event_id, event_id, filed_date
FROM event_redirects
WHERE
    lookup_number IS NOT NULL
    AND (filed_date, event_id) IN (SELECT filed_date, event_id FROM old_events)
UNION
SELECT old_event_id, event_id, filed_date
FROM event_redirects
WHERE
    lookup_number IN (SELECT lookup_number(account_id) FROM members)
    AND old_event_id IN (SELECT account_id FROM members);

DELETE FROM event_redirects
WHERE (filed_date, old_event_id) IN (SELECT filed_date, old_event_id FROM old_redirects);

INSERT INTO event_redirects BY NAME
SELECT
    r.old_event_id, r.event_id, f.filed_date,
    CASE WHEN r.is_gone THEN lookup_number(r.old_event_id) END AS lookup_number
FROM (
    SELECT o.old_event_id, h.event_id, true AS is_gone
    FROM old_redirects AS o
    JOIN heirs AS h ON h.old_event_id = o.event_id
    WHERE o.old_event_id NOT IN (SELECT account_id FROM members)
    UNION
    SELECT old_event_id, event_id, true FROM heirs WHERE old_event_id NOT IN (SELECT account_id FROM members)
    UNION
    SELECT account_id, event_id, false FROM members WHERE account_id <> event_id
) AS r
JOIN filed_events AS f USING (event_id);

CREATE OR REPLACE TEMP TABLE member_accounts AS
SELECT account_id, filed_date, article_id, sentence
FROM accounts
WHERE (filed_date, account_id) IN (SELECT filed_date, account_id FROM members);
CREATE OR REPLACE TEMP TABLE member_articles AS
SELECT article_id, source, url, published_at, published_date
FROM articles
WHERE (filed_date, article_id) IN (SELECT filed_date, article_id FROM member_accounts);

INSERT INTO encounters BY NAME
WITH
sides AS (
    SELECT
        event_id,
        list(name ORDER BY ordinal) FILTER (side <> 'whom') AS who,
        list(name ORDER BY ordinal) FILTER (side = 'whom') AS whom
    FROM new_event_participants
    GROUP BY event_id
),
coverage AS (
    SELECT
        n.event_id,
        count(DISTINCT a.article_id) AS articles,
        count(DISTINCT r.source) AS sources,
        min(coalesce(r.published_at, r.published_date::TIMESTAMP)) AS first_reported_at
    FROM members AS n
    JOIN member_accounts AS a USING (account_id)
    JOIN member_articles AS r USING (article_id)
    GROUP BY n.event_id
)
SELECT
    e.event_id,
    e.event_type,
    e.status,
    coalesce(s.who, []) AS who,
    coalesce(s.whom, []) AS whom,
    e.place_name AS place,
    e.country,
    e.latitude,
    e.longitude,
    e.start_date,
    e.end_date,
    e.granularity,
    e.topics,
    c.articles,
    c.sources,
    e.confidence,
    a.sentence AS quote,
    r.url,
    c.first_reported_at,
    f.filed_date
FROM new_events AS e
JOIN filed_events AS f USING (event_id)
JOIN coverage AS c USING (event_id)
JOIN member_accounts AS a ON a.account_id = e.lead_account_id
JOIN member_articles AS r USING (article_id)
LEFT JOIN sides AS s USING (event_id)
ORDER BY f.filed_date, e.event_id;

INSERT INTO pairs BY NAME
SELECT
    one.name AS who,
    one.country AS who_country,
    other.name AS whom,
    other.country AS whom_country,
    -- Two may have one name ("officials"): then the pair is there once.
    bool_or(one.side = 'both' OR other.side = 'both') AS is_symmetric,
    e.place_name AS place,
    e.country,
    e.start_date,
    e.end_date,
    e.topics,
    e.status,
    e.event_id,
    f.filed_date
FROM new_events AS e
JOIN filed_events AS f USING (event_id)
JOIN new_event_participants AS one USING (event_id)
JOIN new_event_participants AS other USING (event_id)
WHERE
    (one.side = 'who' AND other.side = 'whom')
    OR ((one.side = 'both' OR other.side = 'both') AND one.ordinal < other.ordinal)
GROUP BY ALL
ORDER BY f.filed_date, e.event_id, min(one.ordinal), min(other.ordinal);
