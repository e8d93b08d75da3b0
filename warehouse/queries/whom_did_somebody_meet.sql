-- Whom did this person meet, and which sentence says so?
-- param person: a name or a part of it
SELECT actor, counterpart, counterpart_country, event_type, place, start_date, topics, quote, url
FROM met($person);
