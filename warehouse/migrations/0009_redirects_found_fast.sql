-- An account that is in an event leads where the event is found by the account and its day; only what leads on from an
-- account that is gone has to be looked for by number, should the account come back. So a batch reads next to nothing
-- of the other redirects.

COMMENT ON COLUMN event_redirects.lookup_number IS 'lookup_number(old_event_id), so that the row is found fast, where that account is gone; null where it is in an event.';
UPDATE event_redirects SET lookup_number = NULL WHERE old_event_id IN (SELECT account_id FROM event_accounts);
