"""What kind of authority a quotation has."""

from typing import Literal

from assistant.citation import Citation

Standing = Literal["binds", "recommends", "practice"]

BINDING_TYPES = ("treaty", "judgment")
"""Types that bind, whether or not anybody ticked a box; a State's own law is that country's practice to the others."""

NATIONAL_TYPES = ("law", "policy", "procedure")
"""Types that are one country's own where the document names a country."""


def standing(citation: Citation) -> Standing:
    """Whether the quoted passage binds States, recommends something to them (our own notes too), or is what one
    country does.

    A country example inside a guide or a note is practice, whatever the document around it is.
    """
    about = citation.about
    if citation.passage.role == "country practice" or citation.passage.country:
        return "practice"
    if about.country and about.type in NATIONAL_TYPES:
        return "practice"
    return "binds" if not citation.secondary and (about.binding or about.type in BINDING_TYPES) else "recommends"


def country_of(citation: Citation) -> str:
    """The country whose practice is quoted, by its English name; '' when it is not said."""
    return citation.passage.country or citation.about.country
