-- Small files are put together, rows kept in the catalog become files; what was replaced is kept for a week, so that a
-- question that has begun, or one about yesterday, finds its files.
CALL ducklake_set_option(current_database(), 'expire_older_than', '7 days');
CALL ducklake_set_option(current_database(), 'delete_older_than', '7 days');
CHECKPOINT;
