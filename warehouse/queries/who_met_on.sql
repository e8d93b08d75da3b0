-- Who met whom on this day, or in the days from it?
-- about: encounters
-- param day (date): the day, or the first of the days
-- param days (integer): how many days, such as 7 for a week (default: 1)
-- param limit (integer): at most how many encounters, those of which most articles tell first (default: 50)
SELECT who, whom, event_type, place, country, start_date, end_date, topics, articles, quote
FROM encounters
WHERE
    status = 'occurred'
    AND end_date >= $day
    AND start_date < $day + $days::INTEGER
    -- What is known to the month alone is no news of the day.
    AND end_date - start_date < greatest(14, $days::INTEGER)
ORDER BY articles DESC, start_date, event_id
LIMIT $limit;
