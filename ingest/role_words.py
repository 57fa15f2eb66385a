"""The headings that say what stands below them, in the languages of the library."""

import re

from ingest.block import Role
from ingest.labels import division_of

_HEADINGS: tuple[tuple[Role, str], ...] = (
    (
        "country practice",
        r"(?:country|national|state) (?:practices?|examples?)|(?:good |promising )?practice examples?"
        r"|examples? (?:from|of) (?:countries|country practice|national practice)"
        r"|exemples? (?:de|par|d'un) pays|pratiques? (?:nationales?|des (?:pays|états))|exemples? nationa(?:l|ux)"
        r"|ejemplos? (?:de|por) país(?:es)?|ejemplos? nacional(?:es)?"
        r"|prácticas? (?:nacional(?:es)?|de los (?:países|estados))"
        r"|exemplos? (?:de|por) país(?:es)?|práticas? naciona(?:l|is)|exemplos? naciona(?:l|is)"
        r"|пример(?:ы)? (?:из )?стран(?:ы)?|страновые примеры|страновой пример|национальная практика"
        r"|国家(?:实例|示例|范例|做法|实践)|各国(?:实践|做法)|مثال قطري|أمثلة قطرية|أمثلة من البلدان"
        r"|الممارسات الوطنية|ممارسات البلدان",
    ),
    (
        "recommendation",
        r"(?:conclusions and(?:/or)? |key |main |general |specific )?recommendations?|recommended practices?"
        r"|(?:conclusions et )?recommandations?|pratiques recommandées"
        r"|(?:conclusiones y )?recomendaci(?:ón|ones)|prácticas recomendadas"
        r"|(?:conclusões e )?recomendaç(?:ão|ões)|práticas recomendadas"
        r"|(?:выводы и )?рекомендаци[яи]|рекомендуемая практика|(?:结论和)?建议|推荐做法|建议的做法"
        r"|(?:الاستنتاجات و)?(?:ال)?توصيات|الممارسات الموصى بها",
    ),
    (
        "resource",
        r"(?:key |further |additional |useful |selected )?(?:sources|resources|references|readings?)"
        r"|(?:selected )?bibliography|works cited"
        r"|(?:principales |autres )?(?:sources|ressources)(?: (?:clés|utiles|essentielles|complémentaires))?"
        r"|références|bibliographie|pour aller plus loin|lectures complémentaires"
        r"|(?:principales |otros )?(?:fuentes|recursos)(?: (?:clave|útiles|principales|adicionales))?"
        r"|referencias|bibliografía|lecturas (?:adicionales|recomendadas)"
        r"|(?:principais )?(?:fontes|recursos)(?: (?:principais|chave|úteis|adicionais|essenciais))?"
        r"|referências|bibliografia|leituras? (?:adicional|adicionais|complementar(?:es)?)"
        r"|(?:основные |дополнительные |полезные )?(?:источники|ресурсы)|(?:список )?литератур[аы]|библиография"
        r"|(?:主要|关键|重要)?(?:资源|资料|来源)|参考(?:文献|资料)|延伸阅读"
        r"|(?:أهم |أبرز )?(?:ال)?(?:مصادر|موارد|مراجع)(?: (?:الرئيسية|الأساسية|المفيدة|رئيسية|إضافية))?|قراءات إضافية",
    ),
    (
        "definition",
        r"(?:key )?definitions?|glossary(?: of terms)?|key (?:terms|concepts)|terminology|terms and definitions"
        r"|use of terms|définitions?|glossaire|terminologie|emploi des termes|termes clés"
        r"|definici(?:ón|ones)|glosario|terminología|términos (?:clave|empleados|utilizados)"
        r"|definiç(?:ão|ões)|glossário|terminologia|termos-chave|emprego dos termos"
        r"|определени[яе]|глоссарий|термин(?:ы|ология)(?: и определения)?|(?:основные )?понятия|употребление терминов"
        r"|定义|术语(?:表|和定义)?|词汇表|用语|关键术语"
        r"|(?:ال)?تعريفات|(?:ال)?تعاريف|(?:ال)?تعريف|(?:ال)?مصطلحات|مسرد(?: المصطلحات)?",
    ),
    (
        "standard",
        r"(?:key |relevant |applicable )?(?:international |regional |legal |human rights |european )*standards"
        r"(?: and norms)?|(?:international )?norms and standards"
        r"|(?:principales )?normes(?: internationales)?(?: applicables| pertinentes)?"
        r"|(?:principales )?(?:normas|estándares)(?: internacionales)?(?: aplicables| pertinentes)?"
        r"|(?:principais )?(?:normas|padrões)(?: internacionais)?(?: aplicáveis)?"
        r"|(?:основные |применимые )?(?:международные )?(?:стандарты|нормы)"
        r"|(?:国际|相关|主要)*(?:标准|准则|规范)|(?:ال)?معايير(?: الدولية)?(?: ذات الصلة)?",
    ),
    (
        "background",
        r"background(?: information)?|introduction|context|overview"
        r"|contexte|historique|généralités|rappel|antecedentes|introducción|contexto|generalidades"
        r"|introdução|enquadramento|введение|предыстория|справочная информация|общие сведения|контекст"
        r"|背景|导言|引言|前言|概述|خلفية|(?:ال)?مقدمة|(?:ال)?خلفية|معلومات أساسية|(?:ال)?سياق",
    ),
)
_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = tuple(
    (re.compile(rf"(?:{words})(?=\s*(?:$|[:：.–—(\-]))", re.IGNORECASE), role) for role, words in _HEADINGS
)
_BEGINNINGS: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"recommended practices?\b", re.IGNORECASE), "recommendation"),
    (re.compile(r"(?:country|national) (?:practices?|examples?)\b", re.IGNORECASE), "country practice"),
    (re.compile(r"key (?:sources|resources)\b", re.IGNORECASE), "resource"),
)
"""Where these words begin a heading, whatever follows belongs to them."""
_MARK = re.compile(
    r"(?:(?:box|encadré|recuadro|cuadro|caixa|quadro|вставка|врезка|专栏|框|الإطار|إطار)\s*[\dIVX٠-٩]{0,3}"
    r"|[\dIVXivx]{1,4}(?:\.\d{1,2}){0,3})\s*[.:：)–—-]\s*(?!\d)|[A-Za-z][.)]\s|\d{1,2}(?:\.\d{1,2}){0,3}\s+",
    re.IGNORECASE,
)


def bare(heading: str) -> str:
    """`heading` without its marks of Markdown, its number, and words such as "Box 3:"."""
    title = " ".join(heading.replace("’", "'").strip(" *_#").split())
    if label := division_of(title).text:
        return title[len(label) :].lstrip(" .:：–—-") or title
    match = _MARK.match(title)
    return title[match.end() :].lstrip() if match and match.end() < len(title) else title


def role_of(heading: str) -> Role:
    """What a heading says stands below it, '' when it does not say so in plain words."""
    title = bare(heading)
    for pattern, role in (*_ROLES, *_BEGINNINGS):
        if pattern.match(title):
            return role
    return ""
