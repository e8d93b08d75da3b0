-- So that a batch costs what the batch costs, however large the warehouse has grown. What resolve has to look at waits in
-- a queue. And rows are filed by day: ids are hashes without any order, so that a lookup by id alone reads every row;
-- rows of one day were mostly loaded together, so that a lookup by id and day reads these alone.

CREATE TABLE unresolved_accounts (
    account_id VARCHAR NOT NULL,
    filed_date DATE NOT NULL
);
COMMENT ON TABLE unresolved_accounts IS 'What the next resolve looks at: accounts that are new or changed, and those that vanished from an event. Empty when all is resolved.';
COMMENT ON COLUMN unresolved_accounts.account_id IS 'The account; key together with filed_date.';
COMMENT ON COLUMN unresolved_accounts.filed_date IS 'Day under which the account is, or was, filed.';

ALTER TABLE articles ADD COLUMN filed_date DATE;
COMMENT ON COLUMN articles.filed_date IS 'Day under which the row is filed, so that it is found fast: published_date, or 0001-01-01 where that is unknown.';
UPDATE articles SET filed_date = coalesce(published_date, DATE '0001-01-01');

ALTER TABLE accounts ADD COLUMN filed_date DATE;
COMMENT ON COLUMN accounts.filed_date IS 'Day under which the row is filed, so that it is found fast: that of the article.';
UPDATE accounts SET filed_date = a.filed_date FROM articles AS a WHERE a.article_id = accounts.article_id;

ALTER TABLE mentions ADD COLUMN filed_date DATE;
COMMENT ON COLUMN mentions.filed_date IS 'Day under which the row is filed, so that it is found fast: that of the account.';
UPDATE mentions SET filed_date = a.filed_date FROM accounts AS a WHERE a.account_id = mentions.account_id;

ALTER TABLE participants ADD COLUMN filed_date DATE;
COMMENT ON COLUMN participants.filed_date IS 'Day under which the row is filed, so that it is found fast: that of the account.';
UPDATE participants SET filed_date = a.filed_date FROM accounts AS a WHERE a.account_id = participants.account_id;

ALTER TABLE topics ADD COLUMN filed_date DATE;
COMMENT ON COLUMN topics.filed_date IS 'Day under which the row is filed, so that it is found fast: that of the account.';
UPDATE topics SET filed_date = a.filed_date FROM accounts AS a WHERE a.account_id = topics.account_id;

ALTER TABLE event_accounts ADD COLUMN filed_date DATE;
ALTER TABLE event_accounts ADD COLUMN event_filed_date DATE;
COMMENT ON COLUMN event_accounts.filed_date IS 'Day under which the account was filed when this was decided.';
COMMENT ON COLUMN event_accounts.event_filed_date IS 'Day under which the event is filed.';
UPDATE event_accounts SET filed_date = DATE '0001-01-01';
UPDATE event_accounts SET filed_date = a.filed_date FROM accounts AS a WHERE a.account_id = event_accounts.account_id;
UPDATE event_accounts SET event_filed_date = e.filed_date
FROM (
    SELECT
        event_id,
        coalesce(min(filed_date) FILTER (filed_date > DATE '0001-01-01'), DATE '0001-01-01') AS filed_date
    FROM event_accounts
    GROUP BY event_id
) AS e
WHERE e.event_id = event_accounts.event_id;

ALTER TABLE events ADD COLUMN filed_date DATE;
COMMENT ON COLUMN events.filed_date IS 'Day under which the row is filed, so that it is found fast: the first day of publication of its accounts, or 0001-01-01.';
UPDATE events SET filed_date = e.event_filed_date
FROM (SELECT DISTINCT event_id, event_filed_date FROM event_accounts) AS e
WHERE e.event_id = events.event_id;

ALTER TABLE event_participants ADD COLUMN filed_date DATE;
COMMENT ON COLUMN event_participants.filed_date IS 'Day under which the row is filed, so that it is found fast: that of the event.';
UPDATE event_participants SET filed_date = e.filed_date FROM events AS e WHERE e.event_id = event_participants.event_id;

ALTER TABLE event_status_changes ADD COLUMN filed_date DATE;
COMMENT ON COLUMN event_status_changes.filed_date IS 'Day under which the row is filed, so that it is found fast: that of the event.';
UPDATE event_status_changes SET filed_date = e.filed_date
FROM events AS e
WHERE e.event_id = event_status_changes.event_id;

ALTER TABLE event_redirects ADD COLUMN filed_date DATE;
COMMENT ON COLUMN event_redirects.filed_date IS 'Day under which the row is filed, so that it is found fast: that of the current event.';
UPDATE event_redirects SET filed_date = e.filed_date FROM events AS e WHERE e.event_id = event_redirects.event_id;

INSERT INTO unresolved_accounts (account_id, filed_date)
SELECT a.account_id, a.filed_date
FROM accounts AS a
LEFT JOIN event_accounts AS e USING (account_id)
WHERE e.account_id IS NULL OR e.account_digest <> a.account_digest
UNION
SELECT e.account_id, e.filed_date
FROM event_accounts AS e
LEFT JOIN accounts AS a USING (account_id)
WHERE a.account_id IS NULL OR a.account_digest <> e.account_digest;
