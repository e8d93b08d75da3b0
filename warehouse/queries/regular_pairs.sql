-- Who meet each other again and again, and how many days lie between?
-- about: people
-- param times (integer): on at least how many days (default: 3)
-- param limit (integer): at most how many, those who met most often first (default: 100)
SELECT
    name AS person,
    counterpart AS other,
    encounters,
    days,
    first_date,
    last_date,
    round((last_date - first_date) / (days - 1.0))::INTEGER AS days_between
FROM ties
WHERE name < counterpart AND days >= greatest($times, 2)
ORDER BY encounters DESC, days DESC, person, other
LIMIT $limit;
