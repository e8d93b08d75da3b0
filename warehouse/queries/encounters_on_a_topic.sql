-- Which encounters were about this topic?
-- param topic: a word of the phrase or of its subject
SELECT DISTINCT e.who, e.whom, e.event_type, e.status, e.place, e.start_date, t.phrase, t.label, e.quote
FROM topics AS t
JOIN event_accounts USING (account_id)
JOIN encounters AS e USING (event_id)
WHERE contains(lower(t.phrase), lower($topic)) OR contains(lower(t.label), lower($topic))
ORDER BY e.start_date DESC NULLS LAST, e.who, t.phrase;
