"""Before any search: is this a person in danger, or nothing for a library of documents?"""
