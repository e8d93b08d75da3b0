-- How many of the listed items the warehouse does not know, and how many it knows as they are, by source and host.
SELECT
    new.source,
    new.host,
    count(*) FILTER (stored.source IS NULL) AS new_items,
    count(*) FILTER (stored.revision IS DISTINCT FROM new.revision AND new.revision <> '' AND stored.source IS NOT NULL) AS changed_items,
    count(*) FILTER (stored.next_try_at IS NULL AND (stored.revision = new.revision OR new.revision = '')) AS known_items
FROM listed_items AS new
LEFT JOIN items AS stored USING (source, item_key)
GROUP BY ALL;
