-- Who of one country met whom of another?
-- about: countries
-- param country (country): ISO 3166-1 alpha-3, such as FRA
-- param other (country): ISO 3166-1 alpha-3, such as DEU
-- param since (date): first day that counts (default: )
-- param until (date): last day that counts (default: )
-- param limit (integer): at most how many, the newest first (default: 50)
WITH
found AS (
    SELECT name, counterpart, event_id
    FROM country_contacts
    WHERE
        country = $country
        AND other_country = $other
        AND ($since::DATE IS NULL OR end_date >= $since)
        AND ($until::DATE IS NULL OR start_date <= $until)
    ORDER BY start_date DESC NULLS LAST, event_id, name, counterpart
    LIMIT $limit
)
SELECT
    f.name, f.counterpart, e.event_type, e.status, e.place, e.country AS place_country, e.start_date, e.end_date,
    e.topics, e.quote
FROM found AS f
JOIN encounters AS e USING (event_id)
ORDER BY e.start_date DESC NULLS LAST, f.event_id, f.name, f.counterpart;
