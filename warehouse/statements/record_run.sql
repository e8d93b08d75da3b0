DELETE FROM runs WHERE run_id = $run_id;
INSERT INTO runs BY NAME
SELECT
    $run_id AS run_id, $flow AS flow, $started_at AS started_at, $ended_at AS ended_at,
    $articles_read AS articles_read, $new_articles AS new_articles, $accounts AS accounts;
DELETE FROM run_outcomes WHERE run_id = $run_id;
INSERT INTO run_outcomes BY NAME SELECT $run_id AS run_id, * FROM outcome_counts;
