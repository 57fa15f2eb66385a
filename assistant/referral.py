"""What a person is told whose question needs a person, in plain English, for the terminal.

No address or number is given that could go out of date: the names lead to them.
"""

URGENT = (
    "This sounds urgent. Please turn to somebody who can act now.",
    (
        "If somebody is in danger at this moment, call the national emergency number.",
        "A lawyer can go to a court today: against a detention, or against a removal or an extradition.",
        "In the country: the national human rights institution, the national preventive mechanism, the ombudsman.",
        "At the United Nations: the Special Rapporteur on torture receives urgent appeals; the Committee against "
        "Torture can ask a State to wait (interim measures), where the State has accepted article 22 of the "
        "Convention; the Committee on Enforced Disappearances takes urgent requests to look for a disappeared person. "
        "How to reach each of them is said on ohchr.org.",
        "In an armed conflict: the International Committee of the Red Cross.",
        "An adviser of this hub can be reached directly. The library holds rules, and cannot help a person by itself.",
    ),
)
"""(title, sentences) for a person at risk now."""

OUT_OF_MANDATE = (
    "This is not something that this hub answers.",
    (
        "It shows what official sources say about preventing torture. It does not rank or condemn States, comment for "
        "the media, judge a named person, stand in for a lawyer, or help to get round a safeguard.",
        "An adviser can say who may be asked instead.",
    ),
)
"""(title, sentences) for what is outside the hub's mandate."""
