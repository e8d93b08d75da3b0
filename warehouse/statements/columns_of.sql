-- The columns of a table or view, as they follow each other.
SELECT column_name AS name, data_type AS type, comment
FROM duckdb_columns()
WHERE database_name = current_database() AND schema_name = 'main' AND table_name = $table
ORDER BY column_index
