-- So that resolve looks at new accounts alone, and not again at all that agree with them: whom an account agrees with is
-- told by its event and, where others keep the two apart, by a row here.

CREATE TABLE parted_accounts (
    account_id VARCHAR NOT NULL,
    filed_date DATE NOT NULL,
    other_account_id VARCHAR NOT NULL,
    other_filed_date DATE NOT NULL,
    evidence VARCHAR NOT NULL
);
COMMENT ON TABLE parted_accounts IS 'Accounts that agree and yet are in different events, since others of the two events contradict each other. Each pair is there both ways.';
COMMENT ON COLUMN parted_accounts.account_id IS 'The account; key together with other_account_id.';
COMMENT ON COLUMN parted_accounts.filed_date IS 'Day under which the account is filed.';
COMMENT ON COLUMN parted_accounts.other_account_id IS 'The account that it agrees with.';
COMMENT ON COLUMN parted_accounts.other_filed_date IS 'Day under which that one is filed.';
COMMENT ON COLUMN parted_accounts.evidence IS 'What agrees, in words.';

CREATE TABLE unlinked_accounts (
    account_id VARCHAR NOT NULL,
    filed_date DATE NOT NULL
);
COMMENT ON TABLE unlinked_accounts IS 'Accounts whose events were made before parted_accounts was there: what they agree with is looked for when they are resolved again. Empty in a new warehouse.';
COMMENT ON COLUMN unlinked_accounts.account_id IS 'The account; key together with filed_date.';
COMMENT ON COLUMN unlinked_accounts.filed_date IS 'Day under which the account is, or was, filed.';
INSERT INTO unlinked_accounts SELECT account_id, filed_date FROM event_accounts;
