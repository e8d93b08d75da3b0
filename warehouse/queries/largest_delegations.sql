-- At which encounters were the delegations largest?
-- about: encounters
-- param since (date): first day that counts (default: )
-- param limit (integer): how many to list (default: 20)
SELECT
    len(who) AS people_who, len(whom) AS people_whom, who, whom, event_type, place, country, start_date, topics, event_id
FROM encounters
WHERE status = 'occurred' AND ($since::DATE IS NULL OR end_date >= $since)
ORDER BY len(who) + len(whom) DESC, start_date DESC NULLS LAST, event_id
LIMIT $limit;
