-- What was planned for a day that has passed, without any article that says it was held?
-- param today: the day to count from (default: 9999-12-31)
SELECT who, whom, event_type, place, start_date, end_date, topics, quote, url
FROM encounters
WHERE status = 'planned' AND end_date < $today::DATE
ORDER BY end_date, event_id;
