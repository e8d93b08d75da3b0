CREATE TABLE prepared.contacts AS FROM contacts ORDER BY name, start_date, event_id, counterpart;
CREATE OR REPLACE VIEW contacts AS FROM prepared.contacts;

CREATE TABLE prepared.country_contacts AS
FROM country_contacts
ORDER BY country, other_country, start_date, event_id, name, counterpart;
CREATE OR REPLACE VIEW country_contacts AS FROM prepared.country_contacts;

CREATE TABLE prepared.ties AS FROM ties ORDER BY name, counterpart;
CREATE OR REPLACE VIEW ties AS FROM prepared.ties;

CREATE TABLE prepared.country_dyads AS FROM country_dyads ORDER BY country, other_country;
CREATE OR REPLACE VIEW country_dyads AS FROM prepared.country_dyads;

CREATE TABLE prepared.meeting_grounds AS FROM meeting_grounds ORDER BY third_country, country, other_country;
CREATE OR REPLACE VIEW meeting_grounds AS FROM prepared.meeting_grounds;

CREATE TABLE prepared.held_later AS FROM held_later ORDER BY held_date, event_id;
CREATE OR REPLACE VIEW held_later AS FROM prepared.held_later;
