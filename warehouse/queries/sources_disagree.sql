-- Where do articles on one event disagree on its status, place or day?
SELECT
    e.event_id,
    any_value(e.who) AS who,
    any_value(e.whom) AS whom,
    list(DISTINCT a.status ORDER BY a.status) AS statuses,
    list(DISTINCT a.place_name ORDER BY a.place_name) FILTER (a.place_name IS NOT NULL) AS places,
    list(DISTINCT a.time_start_date ORDER BY a.time_start_date) FILTER (a.time_start_date IS NOT NULL) AS days,
    list(DISTINCT r.source ORDER BY r.source) AS sources
FROM event_accounts AS j
JOIN encounters AS e USING (event_id)
JOIN accounts AS a USING (account_id)
JOIN articles AS r USING (article_id)
GROUP BY e.event_id
HAVING
    count(DISTINCT a.status) > 1
    OR count(DISTINCT a.place_name) > 1
    OR count(DISTINCT (a.time_start_date, a.time_end_date)) FILTER (a.time_start_date IS NOT NULL) > 1
ORDER BY e.event_id;
