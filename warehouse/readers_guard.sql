-- What readers of a served snapshot may ask: run once by warehouse/readers_endpoint.py, beside the snapshot that is open.
-- DuckDB's own parser says what a question is, so that no way of writing it (quoted names, comments, capitals) matters.
ATTACH ':memory:' AS guard (READ_WRITE);

-- Whether a question, as the parser has written it down, is one reading statement.
-- Some functions are refused wherever they stand. Of those that give tables only the ones in the last list may be called
-- ($table_macros stands for the snapshot's own): others stop the server, show what other readers ask, run text as SQL,
-- take an address in memory, or read and write files. Each place for one is counted, so that one which is written down
-- in a way that we do not expect is refused. Quotation marks in what a reader has put in are escaped there, so that
-- nothing of it is taken for a part of the tree.
CREATE MACRO guard.main.is_reading(tree) AS
    starts_with(tree, '{"error":false,')
    AND json_array_length(tree, '$.statements') = 1
    AND NOT regexp_matches(tree, '(?i)"function_name":"(?:quack|(?:write_log|sleep_ms|pg_sleep)")')
    AND len(regexp_extract_all(tree, '"TABLE_FUNCTION"')) = len(regexp_extract_all(
        tree,
        '"type":"TABLE_FUNCTION","alias":"(?:[^"\\]|\\.)*","sample":(?:null|\{"sample_size":\{"type":\{[^{}]*\},[^{}]*\},[^{}]*\}),'
        '"query_location":\d+,"function":\{"class":"FUNCTION","type":"FUNCTION","alias":"(?:[^"\\]|\\.)*",'
        '"query_location":\d+,"function_name":"(?:$table_macros|range|generate_series|unnest|repeat_row'
        '|json_each|json_tree|regexp_split_to_table|histogram|histogram_values|summary|generate_subscripts'
        '|pg_timezone_names|icu_calendar_names'
        '|duckdb_(?:columns|constraints|databases|dependencies|extensions|functions|indexes|keywords|schemas|sequences'
        '|tables|types|views)|pragma_(?:collations|database_size|show|table_info|version))"'
    ));

-- What Quack calls, with the session and the text of every question. EXPLAIN before one is looked through.
CREATE MACRO guard.main.may_ask(session_id, question) AS coalesce(
    list_transform(
        [json_serialize_sql(regexp_replace(question, '^\s*EXPLAIN(\s+ANALYZE)?\s', '', 'i'))::VARCHAR],
        lambda tree: guard.main.is_reading(tree)
    )[1],
    false
);

SET GLOBAL quack_authorization_function = 'guard.main.may_ask';
SET GLOBAL enable_external_access = false;
SET GLOBAL lock_configuration = true;
