SELECT * FROM source_documents WHERE source IN (SELECT unnest($sources));
