-- What COMMENT ON says of views, their columns and macros: kind, name, column, comment.
SELECT 'VIEW' AS kind, view_name AS name, NULL AS column_name, comment
FROM duckdb_views()
WHERE database_name = current_database() AND schema_name = 'main' AND NOT internal AND comment IS NOT NULL
UNION ALL
SELECT 'COLUMN', c.table_name, c.column_name, c.comment
FROM duckdb_columns() AS c
JOIN duckdb_views() AS v ON v.view_oid = c.table_oid AND v.database_name = c.database_name
WHERE c.database_name = current_database() AND c.schema_name = 'main' AND NOT c.internal AND c.comment IS NOT NULL
UNION ALL
SELECT CASE function_type WHEN 'macro' THEN 'MACRO' ELSE 'MACRO TABLE' END, function_name, NULL, comment
FROM duckdb_functions()
WHERE database_name = current_database() AND schema_name = 'main' AND NOT internal AND comment IS NOT NULL;
