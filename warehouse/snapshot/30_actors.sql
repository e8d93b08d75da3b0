CREATE TABLE prepared.actor_timeline AS
SELECT name, kind, title, organization, actor_country, met, start_date, event_id
FROM actor_timeline
ORDER BY name, start_date, event_id;
CREATE OR REPLACE VIEW actor_timeline AS
SELECT
    p.name,
    p.kind,
    p.title,
    p.organization,
    p.actor_country,
    e.event_type,
    e.status,
    p.met,
    e.start_date,
    e.end_date,
    e.place,
    e.country,
    e.topics,
    e.quote,
    e.url,
    p.event_id
FROM prepared.actor_timeline AS p
JOIN encounters AS e USING (event_id);
