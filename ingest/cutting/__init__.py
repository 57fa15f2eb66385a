"""The steps of `ingest.cut`: blocks to groups, groups to atoms, atoms to passages."""
