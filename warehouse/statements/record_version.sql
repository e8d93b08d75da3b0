DELETE FROM schema_versions WHERE version = $version;
INSERT INTO schema_versions (version, name, digest, applied_at) VALUES ($version, $name, $digest, $now);
