"""Pages and API. This room renders what the assistant and the index decide; no rule of theirs lives here."""
