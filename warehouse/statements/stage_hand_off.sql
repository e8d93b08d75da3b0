-- A hand-off, registered under that name, has one row; each column is a table, as a list of its rows.
CREATE OR REPLACE TEMP TABLE new_outcomes AS SELECT unnest(outcomes, max_depth := 2) FROM hand_off;
CREATE OR REPLACE TEMP VIEW new_moves AS SELECT unnest(moves, max_depth := 2) FROM hand_off;
CREATE OR REPLACE TEMP VIEW new_rejects AS SELECT unnest(rejects, max_depth := 2) FROM hand_off;
CREATE OR REPLACE TEMP TABLE new_articles AS SELECT unnest(articles, max_depth := 2) FROM hand_off;
CREATE OR REPLACE TEMP VIEW new_accounts AS SELECT unnest(accounts, max_depth := 2) FROM hand_off;
CREATE OR REPLACE TEMP VIEW new_mentions AS SELECT unnest(mentions, max_depth := 2) FROM hand_off;
CREATE OR REPLACE TEMP VIEW new_participants AS SELECT unnest(participants, max_depth := 2) FROM hand_off;
CREATE OR REPLACE TEMP VIEW new_topics AS SELECT unnest(topics, max_depth := 2) FROM hand_off;
