-- Whether this file is a snapshot, with tables of its own behind some views.
SELECT count(*) > 0
FROM duckdb_tables()
WHERE database_name = current_database() AND schema_name = 'prepared' AND table_name = 'snapshots';
