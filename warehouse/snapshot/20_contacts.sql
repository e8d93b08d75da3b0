CREATE TABLE prepared.contacts AS FROM contacts ORDER BY name, start_date, event_id, counterpart;
CREATE OR REPLACE VIEW contacts AS FROM prepared.contacts;

CREATE TABLE prepared.ties AS FROM ties ORDER BY name, counterpart;
CREATE OR REPLACE VIEW ties AS FROM prepared.ties;

CREATE TABLE prepared.country_dyads AS FROM country_dyads ORDER BY country, other_country;
CREATE OR REPLACE VIEW country_dyads AS FROM prepared.country_dyads;
