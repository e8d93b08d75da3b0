-- The tables of seeds/places.sqlite. Read by compile_gazetteer.py only.
CREATE TABLE places (
    place_id INTEGER PRIMARY KEY,  -- GeoNames identifier; negative where it is not known
    name TEXT NOT NULL,
    kind TEXT NOT NULL,            -- city, region or country
    country TEXT NOT NULL,         -- ISO 3166-1 alpha-3
    latitude REAL NOT NULL,
    longitude REAL NOT NULL,
    population INTEGER NOT NULL,
    is_capital INTEGER NOT NULL
);
CREATE TABLE names (
    key TEXT NOT NULL,             -- folded name, or "=" and a name that is meant in exactly this spelling
    place_id INTEGER NOT NULL,
    is_main_name INTEGER NOT NULL, -- 0: a former name or one in another language
    PRIMARY KEY (key, place_id)
) WITHOUT ROWID;
CREATE VIEW matches AS
SELECT key, is_main_name, place_id, name, kind, country, latitude, longitude, population, is_capital
FROM names JOIN places USING (place_id);
