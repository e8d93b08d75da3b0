-- What readers of a served snapshot may ask: run once by warehouse/readers_endpoint.py, beside the snapshot that is open.
-- DuckDB's own parser says what a question is, so that no way of writing it (quoted names, comments, capitals) matters.
-- $table_macros stands for the snapshot's own table macros.
ATTACH ':memory:' AS guard (READ_WRITE);

-- The functions that a question calls; `is_source` for those that stand where a table may stand.
CREATE MACRO guard.main.called(parsed) AS TABLE
    SELECT lower(called.atom ->> '$') AS name, called.path LIKE '%.function' AS is_source
    FROM json_tree(parsed) AS called
    WHERE called.key = 'function_name';

-- One reading statement, or EXPLAIN before one. Of the functions that give tables only those that are named here: others
-- stop the server, show what other readers ask, run text as SQL, take an address in memory, or read and write files.
CREATE MACRO guard.main.may_be_asked(question) AS (
    WITH parsed AS (
        SELECT json_serialize_sql(regexp_replace(question, '^\s*EXPLAIN(\s+ANALYZE)?\s', '', 'i')) AS tree
    )
    SELECT parsed.tree ->> '$.error' = 'false'
        AND json_array_length(parsed.tree, '$.statements') = 1
        AND NOT EXISTS (
            FROM guard.main.called(parsed.tree)
            WHERE name LIKE 'quack%'
                OR name IN ('write_log', 'sleep_ms', 'pg_sleep')
                OR (is_source AND NOT list_contains($table_macros, name) AND name NOT IN (
                    'range', 'generate_series', 'unnest', 'repeat_row', 'json_each', 'json_tree', 'regexp_split_to_table',
                    'histogram', 'histogram_values', 'summary', 'generate_subscripts', 'pg_timezone_names',
                    'icu_calendar_names',
                    'duckdb_columns', 'duckdb_constraints', 'duckdb_databases', 'duckdb_dependencies',
                    'duckdb_extensions', 'duckdb_functions', 'duckdb_indexes', 'duckdb_keywords', 'duckdb_schemas',
                    'duckdb_sequences', 'duckdb_tables', 'duckdb_types', 'duckdb_views',
                    'pragma_collations', 'pragma_database_size', 'pragma_show', 'pragma_table_info', 'pragma_version'
                ))
        )
    FROM parsed
);

-- What Quack calls, with the session and the text of every question.
CREATE MACRO guard.main.may_ask(session_id, question) AS coalesce(guard.main.may_be_asked(question), false);

SET GLOBAL quack_authorization_function = 'guard.main.may_ask';
SET GLOBAL enable_external_access = false;
SET GLOBAL lock_configuration = true;
