SELECT * FROM sources WHERE source IN (SELECT unnest($sources));
