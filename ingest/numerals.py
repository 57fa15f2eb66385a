"""Numbers in the ways that lists and notes are counted in."""

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ALIF = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_HAN = "〇一二三四五六七八九"
_RAISED = str.maketrans("0123456789abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")


def roman(number: int) -> str:
    """`number` as a small Roman numeral; in digits when it has none."""
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for amount, letters in _ROMAN:
        out += letters * (number // amount)
        number %= amount
    return out


def raised(text: str) -> str:
    """`text` in superscript digits and letters, as far as Unicode has them."""
    return text.lower().translate(_RAISED)


def _letters(alphabet: str) -> Callable[[int], str]:
    """a … z, then aa, bb …, as word processors count."""

    def spelled(number: int) -> str:
        if number < 1:
            return str(number)
        times, index = divmod(number - 1, len(alphabet))
        # A hostile number would be spelled with a million letters.
        return alphabet[index] * (times + 1) if times < 10 else str(number)

    return spelled


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _han(number: int) -> str:
    if not 0 < number < 100:
        return "".join(_HAN[int(digit)] for digit in str(number)) if number >= 0 else str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _HAN[tens] + "十"
    return head + (_HAN[ones] if ones else "")


_WAYS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": _letters("abcdefghijklmnopqrstuvwxyz"),
    "upperLetter": _letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "russianLower": _letters(_CYRILLIC),
    "russianUpper": _letters(_CYRILLIC.upper()),
    "arabicAlpha": _letters(_ALIF),
    "arabicAbjad": _letters(_ABJAD),
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "hindiNumbers": lambda number: str(number).translate(str.maketrans("0123456789", "०१२३४५६७८९")),
    "chineseCounting": _han,
    "chineseCountingThousand": _han,
    "japaneseCounting": _han,
    "ideographDigital": _han,
    "taiwaneseCounting": _han,
    "taiwaneseCountingThousand": _han,
    "none": lambda number: "",
}


def numeral(number: int, way: str) -> str:
    """`number` in the `way` (a name of ST_NumberFormat, such as "lowerRoman"); in digits when the way is not known."""
    return _WAYS.get(way, str)(number)
