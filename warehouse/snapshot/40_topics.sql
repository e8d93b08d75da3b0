CREATE TABLE prepared.event_topics AS FROM event_topics ORDER BY topic, start_date, event_id;
CREATE OR REPLACE VIEW event_topics AS FROM prepared.event_topics;

CREATE TABLE prepared.topic_trends AS FROM topic_trends ORDER BY topic, month_date;
CREATE OR REPLACE VIEW topic_trends AS FROM prepared.topic_trends;
