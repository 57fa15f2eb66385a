"""The words by which figures are known, in five languages, in the form that `number_words.folded` gives them."""

import re

_TABLE = """
AGE: age aged ages old agee agees edad edades idade idades عمر العمر عمره عمرها سن السن
SQUARE: square carre carres cuadrado cuadrados quadrado quadrados مربع مربعه مربعا
WORKING: working business ouvrable ouvrables ouvre ouvres habil habiles utei util uteis عمل
BETWEEN: or to and ou a y o e et او الي و
PLACES: article articles art arts rule rules paragraph paragraphs para paras principle principles section
  sections chapter annex page pages pp no nos nr number guideline standard resolution note fn regle regles
  paragraphe paragraphes principe principes chapitre annexe numero articulo articulos regla reglas parrafo
  parrafos principio principios capitulo seccion artigo artigos regra regras paragrafo paragrafos secao seccao
  الماده ماده المواد القاعده قاعده الفقره فقره المبدا مبدا رقم
ONES: 1 one un une una uno um uma واحد واحده
MONTHS: january february march april may june july august september october november december janvier fevrier
  mars avril mai juin juillet aout septembre octobre novembre decembre enero febrero marzo abril mayo junio
  julio agosto septiembre octubre noviembre diciembre janeiro fevereiro marco maio junho julho setembro
  outubro novembro dezembro de يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر
  كانون شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين
SKIPPED: per par por في full consecutive calendar
"""
_LISTS = {
    name: frozenset(listed.split())
    for name, _, listed in (row.partition(": ") for row in re.sub(r"\n +", " ", _TABLE.strip()).split("\n"))
}
AGE, SQUARE, WORKING = _LISTS["AGE"], _LISTS["SQUARE"], _LISTS["WORKING"]
"""What makes years an age, metres square, and days working days."""

BETWEEN, SKIPPED = _LISTS["BETWEEN"], _LISTS["SKIPPED"]
"""What stands between two numbers of one unit, and between a number and its unit."""

PLACES = _LISTS["PLACES"]
"""What is counted behind these is a place in a text, and no figure."""

ONES = _LISTS["ONES"]
"""One of a thing, and articles."""

MONTHS = _LISTS["MONTHS"]
"""A number before a month is a day, and that before "de" mostly too."""

_BY_UNIT = {
    "minute minutes minuto minutos دقيقه دقائق": ("hour", 1 / 60),
    "hour hours hr hrs heure heures hora horas ساعه ساعات": ("hour", 1.0),
    "day days jour jours dia dias يوم يوما ايام": ("hour", 24.0),
    "week weeks semaine semaines semana semanas اسبوع اسبوعا اسابيع": ("hour", 168.0),
    "month months mois mes meses شهر شهرا اشهر شهور": ("hour", 730.0),
    "year years an ans annee annees ano anos سنه سنوات عام عاما اعوام": ("hour", 8760.0),
    "percent cent pourcent ciento بالمئه بالمائه المئه": ("percent", 1.0),
    "metre metres meter meters metro metros متر مترا امتار m": ("metre", 1.0),
    "m2 m² sqm": ("square metre", 1.0),
}
UNITS = {word: unit for listed, unit in _BY_UNIT.items() for word in listed.split()}
"""The unit that a word names, and how much of it: durations are told in hours."""

TWO = {
    "ساعتين": 2.0, "ساعتان": 2.0, "يومين": 48.0, "يومان": 48.0, "اسبوعين": 336.0, "اسبوعان": 336.0,
    "شهرين": 1460.0, "شهران": 1460.0, "سنتين": 17520.0, "سنتان": 17520.0, "عامين": 17520.0, "عامان": 17520.0,
}  # fmt: skip
"""Arabic has a number of its own for two of a thing: hours."""
