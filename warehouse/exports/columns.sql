-- What the columns of the exported tables mean.
SELECT table_name AS "table", column_name AS "column", data_type AS type, comment
FROM duckdb_columns()
WHERE
    database_name = current_database() AND schema_name = 'main' AND list_contains($tables, table_name)
    AND NOT (table_name = 'articles' AND column_name = 'text')
ORDER BY list_position($tables, table_name), column_index
