"""Numbers in words in five languages, from one to ninety-nine and a hundred."""

import re

from index.analysis import without_marks

_TABLE = """
en: one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14
  fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70
  eighty=80 ninety=90 hundred=100
fr: un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14
  quinze=15 seize=16 vingt=20 vingts=20 trente=30 quarante=40 cinquante=50 soixante=60 septante=70 nonante=90 cent=100
es: un=1 una=1 uno=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13
  catorce=14 quince=15 dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiun=21 veintiuna=21
  veintiuno=21 veintidos=22 veintitres=23 veinticuatro=24 veinticinco=25 veintiseis=26 veintisiete=27 veintiocho=28
  veintinueve=29 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100
pt: um=1 uma=1 dois=2 duas=2 tres=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 treze=13
  catorze=14 quatorze=14 quinze=15 dezasseis=16 dezesseis=16 dezassete=17 dezessete=17 dezoito=18 dezanove=19
  dezenove=19 vinte=20 trinta=30 quarenta=40 cinquenta=50 sessenta=60 setenta=70 oitenta=80 noventa=90 cem=100
ar: واحد=1 واحده=1 اثنان=2 اثنين=2 اثنتان=2 اثنتين=2 ثلاث=3 ثلاثه=3 اربع=4 اربعه=4 خمس=5 خمسه=5 ست=6 سته=6 سبع=7 سبعه=7
  ثمان=8 ثماني=8 ثمانيه=8 تسع=9 تسعه=9 عشر=10 عشره=10 عشرون=20 عشرين=20 ثلاثون=30 ثلاثين=30 اربعون=40 اربعين=40
  خمسون=50 خمسين=50 ستون=60 ستين=60 سبعون=70 سبعين=70 ثمانون=80 ثمانين=80 تسعون=90 تسعين=90 مئه=100 مائه=100
"""
_LISTS = {
    row[:2]: {word: int(value) for word, _, value in (pair.partition("=") for pair in row[4:].split())}
    for row in re.sub(r"\n +", " ", _TABLE.strip()).split("\n")
}
_AND = {"en": ("and",), "fr": ("et",), "es": ("y",), "pt": ("e",)}
_FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})
LONGEST = 4
"""Words in a number: quatre-vingt-dix-neuf."""


def folded(word: str) -> str:
    """`word` (case folded) as the tables have it: without accents, Arabic letters in their plain form."""
    return without_marks(word.translate(_FOLDED)).translate(_FOLDED)


def number(words: list[str], language: str) -> tuple[int, int] | None:
    """(value, how many of `words` it takes) of the number that `words`, case folded, begin with; None for no number.

    The longest number is taken: "forty eight" is 48, "vingt et un" 21, "quatre vingt dix" 90. In a language that is
    not one of the five nothing is a number.
    """
    if (known := _LISTS.get(language)) is None:
        return None
    own = [folded(word) for word in words[:LONGEST]]
    return next(
        ((value, count) for count in range(len(own), 0, -1) if (value := _value(own[:count], known, language))), None
    )


def _value(words: list[str], known: dict[str, int], language: str) -> int:
    """The value of `words` together, 0 where they are no number."""
    if len(words) == 1:
        return known.get(words[0], 0)
    if language == "ar":
        return _arabic(words, known)
    parts = [word for i, word in enumerate(words) if not (0 < i < len(words) - 1 and word in _AND[language])]
    values = [known.get(part, 0) for part in parts]
    if not all(values) or len(parts) < 2:
        return 0
    if language == "fr" and values[:2] == [4, 20]:
        rest = values[2:]
        return 80 + sum(rest) if rest in ([], *([n] for n in range(1, 17)), *([10, n] for n in range(7, 10))) else 0
    return _tens(values, french=language == "fr")


def _tens(values: list[int], french: bool) -> int:
    tens, *rest = values
    if french and (tens, rest[0]) == (10, rest[-1]) and rest[0] in (7, 8, 9):
        return 10 + rest[0]
    if french and tens == 60 and rest[0] == 10 and len(rest) == 2:
        return 70 + rest[1] if rest[1] in (7, 8, 9) else 0
    most = 16 if french and tens == 60 else 9
    return tens + rest[0] if len(rest) == 1 and tens in range(20, 100, 10) and rest[0] <= most else 0


def _arabic(words: list[str], known: dict[str, int]) -> int:
    """Eight and forty is written with an "and" on the second word; fifteen as five, ten."""
    if len(words) != 2 or not 0 < (first := known.get(words[0], 0)) < 10:
        return 0
    if known.get(words[1]) == 10:
        return 10 + first
    tens = known.get(words[1][1:], 0) if words[1].startswith("و") else 0
    return tens + first if tens in range(20, 100, 10) else 0
