-- What was planned for a day that has passed, without any article that says it was held?
-- about: plans
-- param today (date): the day to count from, by default today (default: )
-- param limit (integer): at most how many, the latest first (default: 50)
SELECT who, whom, event_type, place, country, start_date, end_date, topics, quote, url
FROM encounters
WHERE status = 'planned' AND end_date < coalesce($today::DATE, current_date)
ORDER BY end_date DESC, event_id
LIMIT $limit;
