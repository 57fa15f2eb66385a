"""DOCX: the parts of the file, its styles and numbering, then paragraphs, tables, boxes and notes."""
