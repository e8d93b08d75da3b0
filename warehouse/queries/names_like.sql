-- Under which names, for which countries and since when is somebody in the warehouse?
-- about: people
-- param person: a name or a part of it
-- param limit (integer): at most how many, those in most encounters first (default: 100)
SELECT name, kind, countries, encounters, first_date, last_date
FROM names
WHERE contains(folded_name, folded($person))
ORDER BY encounters DESC, name
LIMIT $limit;
