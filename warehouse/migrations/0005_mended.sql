-- Mends what earlier versions wrote and the checks of this one refuse.

-- Two unnamed groups of one name ("officials") made a pair with somebody twice: it is there once.
CREATE OR REPLACE TEMP TABLE pairs_once AS
SELECT
    who, who_country, whom, whom_country, bool_or(is_symmetric) AS is_symmetric, place, country, start_date, end_date,
    topics, status, event_id
FROM pairs
WHERE
    event_id IN (
        SELECT event_id FROM pairs GROUP BY event_id, who, who_country, whom, whom_country HAVING count(*) > 1
    )
GROUP BY ALL;
DELETE FROM pairs WHERE event_id IN (SELECT event_id FROM pairs_once);
INSERT INTO pairs BY NAME SELECT * FROM pairs_once;
DROP TABLE pairs_once;

-- An article that went back to an earlier text had its own text among its earlier versions.
DELETE FROM article_versions
WHERE (article_id, text_hash) IN (SELECT (article_id, text_hash) FROM articles);
