"""What kind of document it is, where its symbol or the head of its title makes that plain."""

import re

from ingest.about.folding import folded

_BY_SYMBOL = (
    (r".*/GC/|.*/GR/", "general comment"),
    (r".*/CO(?:/|$)", "concluding observations"),
    (r".*/SR\.|.*/PV\.", "summary record"),
    (r"C?ETS No", "treaty"),
    (r"CM/Rec|Rec\(|R\(|.*/RES/|AG/RES|ACHPR/Res", "resolution"),
    (r"Series C No", "judgment"),
    (r"CPT/Inf", "report"),
)
_BY_WORD = r"""
general comment: general comment|general recommendation|observations? generales?\b|recommandation generale|
  observacion general|recomendacion general|comentario geral|замечани\w+ общего порядка|общая рекомендация|
  التعليق العام|一般性意见
concluding observations: concluding observations|observations finales|observaciones finales|
  заключительные замечания|الملاحظات الختاميه|结论性意见
summary record: summary record|compte rendu analytique|acta resumida|краткий отчет|محضر موجز|简要记录
judgment: judge?ment\b|sentencia de|sentencia del|^sentencia\b|^arret\b|^sentenca\b|acordao|^приговор|
  ^постановление|^حكم|判决书?$
order: ^(?:order of|resolucion de (?:la |el )?(?:corte|presidente|presidenta)|ordonnance)
report: ^(?:\w+ ){0,4}report\b|^rapport\b|^informe\b|^relatorio\b|^доклад\b|^отчет\b|^تقرير|报告$|report of the|
  annual report
guidance: handbook|manual\b|\bguide\b|guidelines|guidance|toolkit|resource (?:book|note)|menu of services|
  fact ?sheet|training (?:course|module)|\bguia\b|manuel\b|lignes directrices|directrices|diretrizes|
  руководство|руководящие|دليل|المبادئ التوجيهيه|手册|指南|准则$
treaty: \bconvention\b|\bcovenant\b|\bprotocol\b|\btreaty\b|\bcharter\b|\bstatute of|^rome statute|convencion\b|
  convenio\b|\bprotocolo\b|^pacto\b|tratado\b|convencao|\bprotocole\b|^pacte\b|\btraite\b|\bcharte\b|конвенция|
  пакт\b|протокол\b|договор\b|^اتفاقيه|بروتوكول|العهد|公约|议定书
soft law: declaration\b|declaracion\b|declaracao|декларация|الاعلان|اعلان|宣言|principles\b|principes\b|
  principios\b|принципы|المبادئ|原则|\brules\b|regles\b|reglas\b|regras\b|правила|قواعد|规则|code of conduct|
  code de conduite|codigo de conducta|кодекс поведения|行为守则
law: ^(?:the )?(?:\w+ ){0,6}act,? (?:no|of|19|20)|^(?:federal |organic )?law (?:no|on|of)|^loi\b|^ley\b|^lei\b|
  ^code of criminal|^code (?:penal|de procedure)|^codigo (?:penal|de proces)|^criminal procedure code|
  ^penal code|закон\b|^уголовн\w+ кодекс|^قانون|(?:[刑民]|刑事诉讼|警察|监狱|宪)法$
resolution: ^(?:\w+ )?resolution\b|^resolucion\b|^resolucao\b|^резолюция|^قرار|决议$
"""
_WORDS = tuple(
    (row.partition(": ")[0], re.compile(row.partition(": ")[2]))
    for row in re.sub(r"\|?\n +", "|", _BY_WORD.strip()).split("\n")
)
_NO_TREATY = re.compile(r"convention against torture initiative|initiative pour la convention")
_HEAD = 90


def type_of(symbol: str, title: str) -> str:
    """ "treaty", "soft law", "resolution", "general comment", "concluding observations", "summary record",
    "judgment", "order", "report", "guidance" or "law"; '' when neither `symbol` nor `title` makes it plain.
    """
    by_symbol = next((kind for pattern, kind in _BY_SYMBOL if re.match(pattern, symbol)), "")
    # The resolution by which an instrument was adopted is not what the instrument is.
    if by_symbol and by_symbol != "resolution":
        return by_symbol
    if title.endswith(("?", "？", "؟", "!")):
        return by_symbol
    # What comes first is the head: a "handbook on the convention" is no convention.
    head = _NO_TREATY.sub("", folded(title))[:_HEAD]
    found = [(match.start(), number) for number, (_, words) in enumerate(_WORDS) if (match := words.search(head))]
    return _WORDS[min(found)[1]][0] if found else by_symbol
