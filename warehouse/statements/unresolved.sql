-- Accounts that no event knows as they are, and those that vanished from an event.
SELECT account_id, filed_date FROM unresolved_accounts ORDER BY ALL;
