DELETE FROM sources WHERE source IN (SELECT source FROM polled_sources);
INSERT INTO sources BY NAME SELECT * FROM polled_sources;
DELETE FROM source_documents WHERE source IN (SELECT source FROM polled_sources);
INSERT INTO source_documents BY NAME SELECT * FROM polled_documents;
