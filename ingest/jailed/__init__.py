"""What stands behind `ingest.jail`: a limited child process, its watch, and the messages between."""
