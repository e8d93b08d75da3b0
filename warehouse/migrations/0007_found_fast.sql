-- What a batch looks for is found without reading whole columns of keys, and what it replaces in the tables for people
-- without reading those. The number is that of the macro lookup_number, which is made after all migrations.

ALTER TABLE items ADD COLUMN lookup_number INTEGER;
COMMENT ON COLUMN items.lookup_number IS 'lookup_number(item_key), so that the row is found fast. Others may have the same one.';
UPDATE items SET lookup_number = (md5_number(item_key) & 2147483647)::INTEGER;

ALTER TABLE articles ADD COLUMN lookup_number INTEGER;
COMMENT ON COLUMN articles.lookup_number IS 'lookup_number(article_id), so that the row is found fast. Others may have the same one.';
UPDATE articles SET lookup_number = (md5_number(article_id) & 2147483647)::INTEGER;

ALTER TABLE event_redirects ADD COLUMN lookup_number INTEGER;
COMMENT ON COLUMN event_redirects.lookup_number IS 'lookup_number(old_event_id), so that the row is found fast. Others may have the same one.';
UPDATE event_redirects SET lookup_number = (md5_number(old_event_id) & 2147483647)::INTEGER;

ALTER TABLE encounters ADD COLUMN filed_date DATE;
COMMENT ON COLUMN encounters.filed_date IS 'Day under which the row is filed, so that it is found fast: that of the event.';
UPDATE encounters SET filed_date = e.filed_date FROM events AS e WHERE e.event_id = encounters.event_id;

ALTER TABLE pairs ADD COLUMN filed_date DATE;
COMMENT ON COLUMN pairs.filed_date IS 'Day under which the row is filed, so that it is found fast: that of the event.';
UPDATE pairs SET filed_date = e.filed_date FROM events AS e WHERE e.event_id = pairs.event_id;
