-- Tables, views and macros with their comments; those made for people first.
WITH
found AS (
    SELECT table_name AS name, 'table' AS kind, comment
    FROM duckdb_tables() WHERE database_name = current_database() AND schema_name = 'main' AND NOT internal
    UNION ALL
    SELECT view_name, 'view', comment
    FROM duckdb_views() WHERE database_name = current_database() AND schema_name = 'main' AND NOT internal
    UNION ALL
    SELECT function_name || '(' || array_to_string(parameters, ', ') || ')', 'macro', comment
    FROM duckdb_functions() WHERE database_name = current_database() AND schema_name = 'main' AND NOT internal
)
SELECT name, kind, coalesce(comment, '') AS comment
FROM found
ORDER BY name NOT IN ('encounters', 'pairs'), kind = 'table', name;
