"""Query sets: questions with gold in a library, how they are read, checked and anchored."""
