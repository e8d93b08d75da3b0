-- Where abroad were people of this country, and whom did they meet there?
-- about: places
-- param country (country): ISO 3166-1 alpha-3, such as JPN
-- param since (date): first day that counts (default: )
-- param until (date): last day that counts (default: )
-- param limit (integer): at most how many, the newest first (default: 50)
WITH
abroad AS (
    SELECT event_id, start_date
    FROM country_contacts
    WHERE
        country = $country
        AND place_country <> $country
        AND status = 'occurred'
        -- Calls and letters take nobody anywhere.
        AND event_type NOT IN ('call', 'correspondence')
        AND ($since::DATE IS NULL OR end_date >= $since)
        AND ($until::DATE IS NULL OR start_date <= $until)
    GROUP BY event_id, start_date
    ORDER BY start_date DESC NULLS LAST, event_id
    LIMIT $limit
)
SELECT
    c.start_date,
    c.end_date,
    c.place_country AS abroad,
    c.place,
    list(DISTINCT c.name ORDER BY c.name) AS travellers,
    list(DISTINCT c.counterpart ORDER BY c.counterpart) AS met,
    c.event_type,
    c.event_id
FROM abroad
JOIN country_contacts AS c USING (event_id)
WHERE c.country = $country
GROUP BY c.start_date, c.end_date, c.place_country, c.place, c.event_type, c.event_id
ORDER BY c.start_date DESC NULLS LAST, c.event_id;
