-- Says that this file is a snapshot, and of which moment.
CREATE TABLE prepared.snapshots AS SELECT $copied_at::TIMESTAMP AS copied_at, $digest::VARCHAR AS digest;
