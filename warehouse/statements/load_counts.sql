SELECT new_articles, changed_articles, reread_articles, accounts, rejects FROM load_counts;
