SELECT copied_at, digest FROM prepared.snapshots;
