-- A backup, which is a copy of a snapshot, becomes a warehouse: the views are made anew over its own tables.
DROP SCHEMA IF EXISTS prepared CASCADE;
