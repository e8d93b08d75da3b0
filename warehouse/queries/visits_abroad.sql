-- Where abroad were people of this country, and whom did they meet there?
-- about: places
-- param country (country): ISO 3166-1 alpha-3, such as JPN
-- param since (date): first day that counts (default: )
-- param until (date): last day that counts (default: )
-- param limit (integer): at most how many, the newest first (default: 100)
SELECT
    start_date,
    end_date,
    country AS abroad,
    place,
    list(DISTINCT name ORDER BY name) AS travellers,
    list(DISTINCT counterpart ORDER BY counterpart) AS met,
    event_type,
    event_id
FROM contacts
WHERE
    name_country = $country
    AND country <> $country
    AND status = 'occurred'
    -- Calls and letters take nobody anywhere.
    AND event_type NOT IN ('call', 'correspondence')
    AND ($since::DATE IS NULL OR end_date >= $since)
    AND ($until::DATE IS NULL OR start_date <= $until)
GROUP BY start_date, end_date, country, place, event_type, event_id
ORDER BY start_date DESC NULLS LAST, event_id
LIMIT $limit;
