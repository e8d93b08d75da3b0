-- Of which encounters do most articles tell?
-- about: encounters
-- param since (date): first day that counts (default: )
-- param until (date): last day that counts (default: )
-- param limit (integer): how many to list (default: 20)
SELECT articles, sources, who, whom, event_type, status, place, start_date, topics, quote, event_id
FROM encounters
WHERE ($since::DATE IS NULL OR end_date >= $since) AND ($until::DATE IS NULL OR start_date <= $until)
ORDER BY articles DESC, sources DESC, event_id
LIMIT $limit;
