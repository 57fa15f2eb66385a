"""ODT: styles, lists and notes of OpenDocument text, walked in reading order."""
