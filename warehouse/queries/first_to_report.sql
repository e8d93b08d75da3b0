-- Which sources tell first of what others tell too, and how far behind are the rest?
-- about: sources
-- param limit (integer): how many sources to list (default: 20)
SELECT
    source,
    count(*) AS encounters,
    count(*) FILTER (sources = 1) AS alone,
    count(*) FILTER (sources > 1 AND hours_after_first = 0) AS first,
    count(*) FILTER (sources > 1 AND hours_after_first > 0) AS later,
    round(median(hours_after_first) FILTER (sources > 1 AND hours_after_first > 0), 1) AS median_hours_later
FROM event_sources
GROUP BY source
ORDER BY first DESC, encounters DESC, source
LIMIT $limit;
