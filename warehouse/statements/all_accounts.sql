SELECT account_id, filed_date FROM accounts UNION SELECT account_id, filed_date FROM unresolved_accounts ORDER BY ALL;
