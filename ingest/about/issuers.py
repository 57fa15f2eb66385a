"""Who issued a document: known bodies by their names in seven languages, and national authorities as printed."""

import re

from ingest.about.bodies import EQUAL, LONG_NAMES
from ingest.about.folding import folded
from ingest.about.front import Front

_GENERAL = frozenset(
    (
        "United Nations", "Council of Europe", "United Nations General Assembly", "European Union",
        "Organization of American States", "African Union",
    )
)  # fmt: skip
"""Bodies whose paper others print on: they issued a document only when no other body is named."""

_BY_SYMBOL = (
    (r"CAT/OP\b|SPT/", "Subcommittee on Prevention of Torture"),
    (r"CAT/", "Committee against Torture"),
    (r"CCPR/", "Human Rights Committee"),
    (r"CEDAW/", "Committee on the Elimination of Discrimination against Women"),
    (r"CERD/", "Committee on the Elimination of Racial Discrimination"),
    (r"CRC/", "Committee on the Rights of the Child"),
    (r"CRPD/", "Committee on the Rights of Persons with Disabilities"),
    (r"CED/", "Committee on Enforced Disappearances"),
    (r"CMW/", "Committee on Migrant Workers"),
    (r"E/C\.12/", "Committee on Economic, Social and Cultural Rights"),
    (r"A/HRC/WGAD/", "Working Group on Arbitrary Detention"),
    (r"A/HRC/", "Human Rights Council"),
    (r"E/CN\.4/Sub", "Sub-Commission on the Promotion and Protection of Human Rights"),
    (r"E/CN\.4/", "Commission on Human Rights"),
    (r"E/CN\.15/", "Commission on Crime Prevention and Criminal Justice"),
    (r"HR/P(?:UB)?/", "Office of the United Nations High Commissioner for Human Rights"),
    (r"HRI/|ST/", "United Nations"),
    (r"S/", "Security Council"),
    (r"E/", "Economic and Social Council"),
    (r"A/", "United Nations General Assembly"),
    (r"CPT/", "European Committee for the Prevention of Torture"),
    (r"CM/Rec|Rec\(|R\(", "Committee of Ministers of the Council of Europe"),
    (r"CommDH", "Commissioner for Human Rights of the Council of Europe"),
    (r"C?ETS", "Council of Europe"),
    (r"OEA/Ser\.L", "Inter-American Commission on Human Rights"),
    (r"OEA/|AG/RES", "Organization of American States"),
    (r"Series [AC] No", "Inter-American Court of Human Rights"),
    (r"ACHPR/", "African Commission on Human and Peoples' Rights"),
)
_NATIONAL = re.compile(
    r"^(?:the )?(?:royal |federal |national |state |union )?(?:"
    r"ministry of|ministry for|department of|department for|directorate[- ]general|"
    r"office of the (?:ombuds|prosecutor|attorney|commissioner|inspector|public)|"
    r"ombuds(?:man|person|woman)\b|parliament of|supreme court|constitutional court|high court|"
    r"court of appeal|police service|human rights commission|commission on human rights|"
    r"preventive mechanism|home office$|college of policing|inspectorate|government of|"
    r"minist(?:ere|erio|ry)\b|secretaria (?:de|da|do)\b|defensoria\b|defensor(?:ia)? del? |procuraduria|"
    r"fiscalia|direction generale|prefecture|controleur general|defenseur des droits|gouvernement d|"
    r"governo d|gobierno d|provedor|tribunal (?:constitucional|supremo)|corte suprema|"
    r"cour (?:de cassation|supreme|constitutionnelle)|министерство|правительство|уполномоченный по правам|"
    r"верховный суд|конституционный суд|وزاره |رئاسه |حكومه |المحكمه الدستوريه|محكمه النقض|المجلس القومي|"
    r"المجلس الوطني لحقوق"
    r")"
)
_CHINESE = re.compile(r"^中华人民共和国\w{2,10}(?:部|法院|检察院|国务院)$|^\w{2,8}部$")
_RECIPIENT = re.compile(
    r"(?:\bto the|\bto|\bbefore the|\bfor the|\baux?|\bal|\bante (?:la|el)|\bpara (?:la|el|o|a)|\bagainst the|\bto be)$"
)
_OF = re.compile(r"\b(?:of the|de la|del|du|da|do|by the|por la|par l[ea]?|of|de)$")
_SPEAKS = re.compile(
    r"resol|judge?ment|sentenc|arret|order\b|ordonnance|report|rapport|informe|relatorio|decision|opinion|observa|recomm?end|"
    r"\bnotes?\b|standards|handbook|guide|adopted|publi|statement|presiden"
)
_ABBREVIATED = re.compile(r"\b(?:of|by) the (cti|apt|cpt|unodc|ohchr|icrc|osce/odihr|odihr|osce|omct|dcaf)\b")
_NATIONAL_LONGEST = 70
_SLACK = 12
_LONGEST = 300
_ENDS = re.compile(r"^[\W_]+|[\W_]+$")


def issuer_of(front: Front, symbol: str, title: str = "") -> str:
    """The body that issued the document, in English where it is one of those known, else as printed; '' if not plain.

    `symbol` is the document's own: most name their body.
    """
    by_symbol = next((body for pattern, body in _BY_SYMBOL if re.match(pattern, symbol)), "")
    if by_symbol and by_symbol not in _GENERAL:
        return by_symbol
    lines = [line for line in front.lines if line != title]
    named = [body for line in (*lines, *front.running, title) if (body := _named(line))]
    own = next((body for body in named if body not in _GENERAL), "")
    if own and by_symbol in ("", "United Nations"):
        return own
    return by_symbol or _national(lines) or next(iter(named), "")


def is_body(line: str) -> bool:
    """Whether `line` is nothing but the name of a known body."""
    return _bare(line) in EQUAL


def _bare(line: str) -> str:
    """`line` folded, without the marks around it: footnote signs of symbol fonts are no letters."""
    return _ENDS.sub("", folded(line))


def _named(line: str) -> str:
    """The body a line names as the one that speaks: the line is its name, begins with it, or says "report of" it."""
    plain = _bare(line)
    if plain in EQUAL:
        return EQUAL[plain]
    if len(plain) > _LONGEST:
        return ""
    found = [(at, -len(name), body) for name, body in LONG_NAMES if (at := plain.find(name)) >= 0]
    for at, length, body in sorted(found):
        before = plain[:at].rstrip()
        if not before or (len(plain) + length <= _SLACK and not _RECIPIENT.search(before)):
            return body
        if _OF.search(before) and _SPEAKS.search(before):
            return body
    short = _ABBREVIATED.search(plain)
    return EQUAL[short[1]] if short and _SPEAKS.search(plain[: short.start()]) else ""


def _national(lines: list[str]) -> str:
    for line in lines:
        whole = len(line) <= _NATIONAL_LONGEST and not line.endswith((".", ":", ";", ","))
        national = _NATIONAL.match(folded(line)) or _CHINESE.match(line)
        if national and whole and not any(char.isdigit() for char in line):
            return line
    return ""
