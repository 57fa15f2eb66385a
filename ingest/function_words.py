"""Small words that one language in Latin letters uses all the time and the other four hardly ever."""

import re

_TABLE = """
en: the of and to in is that for it be by with are this which or from shall not have has was were been their
  they any all may must should who at an other such will can if its these those under when
fr: le les et du des une dans pour qui sur par est au aux ce cette ces ou avec sont être leur leurs ne pas
  plus il elle nous vous dont ainsi tout tous toute toutes sans sous peut doit été ont lorsque afin
es: el los las y del una por con para su sus al lo como más pero fue ser han este esta estos estas sobre entre
  cuando también deben debe puede pueden sin hasta desde donde quien quienes según cualquier
pt: o e é os do dos da das em no na nos nas um uma ao à às com não mais foi são ser pelo pela pelos pelas seu sua
  seus suas também ou deve devem pode podem sem até quando entre quem qualquer está
de: der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat
  dass sie nach wird bei einer am sind noch wie einem über einen so zum oder
"""
_LISTS = {row[:2]: frozenset(row[4:].split()) for row in re.sub(r"\n +", " ", _TABLE.strip()).split("\n")}
_ELSEWHERE = frozenset(("o", "no", "do", "as", "dos", "nos", "ser", "an", "so", "hat", "am", "die", "sin"))
"""Words of a list that another of the five languages has too, with another meaning."""

_SHARED = _ELSEWHERE | {
    word for word in frozenset().union(*_LISTS.values()) if sum(word in words for words in _LISTS.values()) > 1
}
_OWN = {code: words - _SHARED for code, words in _LISTS.items()}
_WORD = re.compile(r"[^\W\d_]+")

PLAIN = 0.12
"""The share of such words that running text of a language has at least."""

SOME = 0.06
"""The share that titles, lists and tables have."""


def shares(text: str) -> dict[str, float]:
    """For each language, the share (0 to 1) of the words of `text` that are its own small words."""
    words = _WORD.findall(text.lower())
    if not words:
        return dict.fromkeys(_OWN, 0.0)
    return {code: sum(map(own.__contains__, words)) / len(words) for code, own in _OWN.items()}


def share(text: str, code: str) -> float:
    """The share of the words of `text` that are small words of the language `code` alone; 0 for one not known."""
    words = _WORD.findall(text.lower())
    return sum(map(_OWN.get(code, frozenset()).__contains__, words)) / len(words) if words else 0.0
