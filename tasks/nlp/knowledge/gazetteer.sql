-- The tables of seeds/places.sqlite. Read by compile_gazetteer.py only. Numbers are whole, which keeps the file small.
CREATE TABLE places (
    place_id INTEGER PRIMARY KEY,  -- GeoNames identifier; negative where it is not known
    name TEXT NOT NULL,
    kind INTEGER NOT NULL,         -- 0 city, 1 region, 2 country
    country TEXT NOT NULL,         -- ISO 3166-1 alpha-3; empty for seas and continents
    latitude INTEGER NOT NULL,     -- thousandths of a degree
    longitude INTEGER NOT NULL,    -- thousandths of a degree
    population INTEGER NOT NULL,
    renown INTEGER NOT NULL,       -- in how many spellings and languages the world knows it
    is_capital INTEGER NOT NULL,
    is_minor INTEGER NOT NULL,     -- 1: a place only where the text around says so
    area INTEGER                   -- place_id of the state or province that a town or county lies in
);
CREATE TABLE names (
    key TEXT NOT NULL,             -- folded name; "=" and a name that is meant in exactly this spelling; "," and an
                                   -- abbreviation behind a town; "?" and a word that is a town behind its state only
    place_id INTEGER NOT NULL,
    is_main_name INTEGER NOT NULL, -- 0: a former name or one in another language
    PRIMARY KEY (key, place_id)
) WITHOUT ROWID;
CREATE VIEW matches AS
SELECT
    key,
    is_main_name,
    place_id,
    name,
    CASE kind WHEN 0 THEN 'city' WHEN 1 THEN 'region' ELSE 'country' END AS kind,
    country,
    latitude / 1000.0 AS latitude,
    longitude / 1000.0 AS longitude,
    population,
    renown,
    is_capital,
    is_minor,
    area
FROM names JOIN places USING (place_id);
