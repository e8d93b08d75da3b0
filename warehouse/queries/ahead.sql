-- What is planned or proposed for the days ahead?
-- about: plans
-- param today (date): the day to count from, by default today (default: )
-- param days (integer): how many days ahead (default: 60)
-- param limit (integer): at most how many, the nearest first (default: 50)
SELECT start_date, end_date, who, whom, event_type, status, place, country, topics, articles, quote
FROM encounters
WHERE
    status IN ('planned', 'proposed')
    AND end_date >= coalesce($today::DATE, current_date)
    AND start_date <= coalesce($today::DATE, current_date) + $days::INTEGER
ORDER BY start_date, articles DESC, event_id
LIMIT $limit;
