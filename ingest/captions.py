"""Captions of tables, figures and boxes, in the languages of the library."""

import re

_SHOWN = (
    r"figure|fig\.|chart|graph|map|photo|table|figura|gráfico|tabla|cuadro|tableau|graphique|carte|tabela|quadro"
    r"|таблица|табл\.|рисунок|рис\.|диаграмма|表|图|الجدول|جدول|الشكل|شكل"
)
_BOX = r"box|encadré|recuadro|caixa|вставка|врезка|专栏|框|الإطار|إطار"
_COUNT = r"\s*(?:[\dA-Z٠-٩]{1,3}(?:[.\-][\d٠-٩]{1,3})?|[IVX]{1,5})\s*(?:[.:：–—-]|$)"
_CAPTION = re.compile(rf"(?:{_SHOWN}|{_BOX}){_COUNT}", re.IGNORECASE)
_OF_BOX = re.compile(rf"(?:{_BOX}){_COUNT}", re.IGNORECASE)
_LONGEST = 260


def is_caption(text: str) -> bool:
    """Whether `text` begins as a caption does: "Table 3. …", "Рис. 2 – …"; no sentence such as "Table 3 shows"."""
    return len(text) <= _LONGEST and bool(_CAPTION.match(text))


def is_box_caption(text: str) -> bool:
    """Whether `text` is the caption of a box ("Box 3: …")."""
    return len(text) <= _LONGEST and bool(_OF_BOX.match(text))
