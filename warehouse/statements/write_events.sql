-- Replaces the events of the accounts that were resolved, and those whose accounts all vanished, by the new ones.
-- new_events, new_event_accounts, new_event_participants and new_event_status_changes are frames.

CREATE OR REPLACE TEMP TABLE old_events AS
SELECT DISTINCT event_id
FROM event_accounts AS e
WHERE
    account_id IN (SELECT account_id FROM new_event_accounts)
    OR NOT EXISTS (FROM accounts AS a WHERE a.account_id = e.account_id);

-- Where the accounts of an old event went: to one event, or, where it fell apart, to that of its smallest account.
CREATE OR REPLACE TEMP TABLE heirs AS
SELECT e.event_id AS old_event_id, min_by(n.event_id, n.account_id) AS event_id
FROM event_accounts AS e
SEMI JOIN old_events USING (event_id)
JOIN new_event_accounts AS n USING (account_id)
GROUP BY e.event_id;

DELETE FROM events WHERE event_id IN (SELECT event_id FROM old_events);
DELETE FROM event_accounts WHERE event_id IN (SELECT event_id FROM old_events);
DELETE FROM event_participants WHERE event_id IN (SELECT event_id FROM old_events);
DELETE FROM event_status_changes WHERE event_id IN (SELECT event_id FROM old_events);
DELETE FROM encounters WHERE event_id IN (SELECT event_id FROM old_events);
DELETE FROM pairs WHERE event_id IN (SELECT event_id FROM old_events);

INSERT INTO events BY NAME SELECT * FROM new_events;
INSERT INTO event_accounts BY NAME SELECT * FROM new_event_accounts;
INSERT INTO event_participants BY NAME SELECT * FROM new_event_participants;
INSERT INTO event_status_changes BY NAME SELECT * FROM new_event_status_changes;

-- Redirects of ids that are accounts follow from event_accounts: whatever the order of loading, they are the same.
-- Those of accounts that vanished go on to the heir, or with their event.
CREATE OR REPLACE TEMP TABLE kept_redirects AS
SELECT r.old_event_id, coalesce(h.event_id, r.event_id) AS event_id
FROM event_redirects AS r
LEFT JOIN heirs AS h ON h.old_event_id = r.event_id
WHERE
    r.old_event_id NOT IN (SELECT account_id FROM accounts)
    AND (h.event_id IS NOT NULL OR r.event_id NOT IN (SELECT event_id FROM old_events))
UNION
SELECT old_event_id, event_id FROM heirs WHERE old_event_id NOT IN (SELECT account_id FROM accounts);

DELETE FROM event_redirects
WHERE
    event_id IN (SELECT event_id FROM old_events)
    OR old_event_id NOT IN (SELECT account_id FROM accounts)
    OR old_event_id IN (SELECT account_id FROM new_event_accounts);
INSERT INTO event_redirects BY NAME SELECT * FROM kept_redirects;
INSERT INTO event_redirects (old_event_id, event_id)
SELECT account_id, event_id FROM new_event_accounts WHERE account_id <> event_id;

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
    FROM new_event_accounts AS n
    JOIN accounts AS a USING (account_id)
    JOIN articles AS r USING (article_id)
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
    c.first_reported_at
FROM new_events AS e
JOIN coverage AS c USING (event_id)
JOIN accounts AS a ON a.account_id = e.lead_account_id
JOIN articles AS r USING (article_id)
LEFT JOIN sides AS s USING (event_id);

-- Two unnamed groups of one name ("officials") are one pair, however many they are.
INSERT INTO pairs BY NAME
SELECT
    one.name AS who,
    one.country AS who_country,
    other.name AS whom,
    other.country AS whom_country,
    bool_or(one.side = 'both' OR other.side = 'both') AS is_symmetric,
    e.place_name AS place,
    e.country,
    e.start_date,
    e.end_date,
    e.topics,
    e.status,
    e.event_id
FROM new_events AS e
JOIN new_event_participants AS one USING (event_id)
JOIN new_event_participants AS other USING (event_id)
WHERE
    (one.side = 'who' AND other.side = 'whom')
    OR ((one.side = 'both' OR other.side = 'both') AND one.ordinal < other.ordinal)
GROUP BY ALL;
