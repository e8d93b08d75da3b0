-- How many of the listed items the warehouse does not know, or knows otherwise, or knows as they are: by source, host.
SELECT
    new.source,
    new.host,
    count(*) FILTER (stored.source IS NULL) AS new_items,
    count(*) FILTER (stored.revision <> new.revision AND new.revision <> '') AS changed_items,
    count(*) FILTER (
        stored.source IS NOT NULL AND stored.next_try_at IS NULL AND new.revision IN ('', stored.revision)
    ) AS known_items
FROM listed_items AS new
LEFT JOIN items AS stored USING (source, item_key)
GROUP BY ALL;
