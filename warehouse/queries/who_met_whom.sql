-- Who met whom, where, when and on which topics?
-- param since: first day that counts (default: 0001-01-01)
-- param until: last day that counts (default: 9999-12-31)
SELECT who, whom, event_type, place, country, start_date, end_date, topics
FROM who_met_whom
WHERE start_date IS NULL OR (start_date <= $until::DATE AND end_date >= $since::DATE)
ORDER BY start_date DESC NULLS LAST, event_id, who, whom;
