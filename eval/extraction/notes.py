"""Footnotes as legal documents have them, in seven languages, no two alike."""

import random

_FORMS = {
    "en": (
        "See Committee against Torture, general comment No. {a} ({y}), para. {p}; and A/HRC/{s}/{n}, annex II.",
        "Ibid., paras. {p}–{q}.",
        "Application No. {b}/{a}, judgment of {d} March {y}, para. {p}, cited with approval in CAT/C/{s}/D/{b}/{y}.",
        "A/{s}/{b}, para. {p}; see also H.E. the Minister’s reply of {d} May {y} (on file), op. cit., p. {q}.",
    ),
    "fr": (
        "Voir Comité contre la torture, observation générale no {a} ({y}), par. {p} ; et A/HRC/{s}/{n}, annexe II.",
        "Ibid., par. {p} à {q}.",
        "Requête no {b}/{a}, arrêt du {d} mars {y}, par. {p}, cité dans CAT/C/{s}/D/{b}/{y}.",
    ),
    "es": (
        "Véase Comité contra la Tortura, observación general núm. {a} ({y}), párr. {p}; y A/HRC/{s}/{n}, anexo II.",
        "Ibid., párrs. {p} a {q}.",
        "Demanda núm. {b}/{a}, sentencia de {d} de marzo de {y}, párr. {p}, citada en CAT/C/{s}/D/{b}/{y}.",
    ),
    "pt": (
        "Ver Comité contra a Tortura, comentário geral n.º {a} ({y}), par. {p}; e A/HRC/{s}/{n}, anexo II.",
        "Ibid., pars. {p} a {q}.",
    ),
    "ru": (
        "См. Комитет против пыток, замечание общего порядка № {a} ({y}), пункт {p}; и A/HRC/{s}/{n}, приложение II.",
        "Там же, пункты {p}–{q}.",
        "Жалоба № {b}/{a}, решение от {d} марта {y} г., пункт {p}; см. также CAT/C/{s}/D/{b}/{y}.",
    ),
    "ar": (
        "انظر لجنة مناهضة التعذيب، التعليق العام رقم {a} ({y})، الفقرة {p}؛ و A/HRC/{s}/{n}، المرفق الثاني.",
        "المرجع نفسه، الفقرتان {p} و{q}.",
    ),
    "zh": (
        "见禁止酷刑委员会，第{a}号一般性意见（{y}年），第{p}段；以及A/HRC/{s}/{n}，附件二。",
        "同上，第{p}至第{q}段。",
    ),
}  # fmt: skip


class Noter:
    """Gives footnote texts in `language`, drawn from `source`."""

    def __init__(self, language: str, source: random.Random) -> None:
        self._forms, self._random = _FORMS[language], source
        self._given: set[str] = set()

    def note(self) -> str:
        """A text not given before."""
        draw = self._random.randint
        while True:
            p = draw(2, 90)
            text = self._random.choice(self._forms).format(
                a=draw(2, 37), b=draw(101, 989), d=draw(2, 28), n=draw(2, 89), p=p, q=p + draw(1, 9),
                s=draw(12, 58), y=draw(1988, 2024),
            )  # fmt: skip
            if text not in self._given:
                self._given.add(text)
                return text
