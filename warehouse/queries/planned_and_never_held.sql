-- What was planned for a day that has passed, without any article that says it was held?
-- param today: the day to count from, or empty for today (default: )
SELECT who, whom, event_type, place, start_date, end_date, topics, quote, url
FROM encounters
WHERE status = 'planned' AND end_date < coalesce(nullif($today, '')::DATE, current_date)
ORDER BY end_date, event_id;
