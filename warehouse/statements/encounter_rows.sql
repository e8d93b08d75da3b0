-- The newest encounters as text: of one table, the first is shown as who and the rest as whom; a whole month or year
-- by its name, and days of one month with the month said once.
SELECT
    CASE WHEN len(whom) = 0 AND len(who) > 1 THEN who[1] ELSE array_to_string(who, ', ') END AS who,
    CASE WHEN len(whom) = 0 THEN array_to_string(who[2:], ', ') ELSE array_to_string(whom, ', ') END AS whom,
    CASE
        WHEN place IS NULL THEN coalesce(country, '')
        ELSE place || coalesce(', ' || country, '')
    END AS place,
    CASE
        WHEN start_date IS NULL THEN ''
        WHEN start_date = end_date THEN start_date::VARCHAR
        WHEN start_date = date_trunc('year', start_date) AND end_date + 1 = start_date + INTERVAL 1 YEAR
            THEN strftime(start_date, '%Y')
        WHEN start_date = date_trunc('month', end_date) AND end_date = last_day(end_date)
            THEN strftime(start_date, '%Y-%m')
        WHEN date_trunc('month', start_date) = date_trunc('month', end_date)
            THEN start_date::VARCHAR || strftime(end_date, ' to %d')
        ELSE start_date::VARCHAR || ' to ' || end_date::VARCHAR
    END AS time,
    array_to_string(topics, '; ') AS topics,
    status
FROM encounters
ORDER BY start_date DESC NULLS LAST, first_reported_at DESC NULLS LAST, event_id
LIMIT $limit;
