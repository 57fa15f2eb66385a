"""Words that say nothing by themselves, by language: what is left of a text are its content words."""

import re

from index.analysis import term, words

_TABLE = """
en: a an the and or but nor of to in on at by for from with without within into onto over under up out off about after
  before between during through per as than then so if else that this these those there here it its they them their
  he him his she her hers we us our ours you your i me my mine who whom whose what which when where why how is are was
  were be been being am do does did done doing has have had having may might must shall should can could will would
  need not no yes any some all each every either both other another such same one two more most much many few very
  just only also too even still ever never already again well long soon often far exactly please tell know say says
  get gets got give given make made take taken go goes put let someone somebody anyone anybody people person persons
  thing things something anything case cases kind okay ok true right really
fr: le la les l un une des de du d et ou mais ni à au aux en dans sur sous par pour avec sans entre chez vers depuis
  pendant avant après dès que qu qui quoi dont où quand comment combien pourquoi quel quelle quels quelles lequel
  laquelle lesquels lesquelles est sont était étaient être été a ont avait avoir eu fait faire faut peut peuvent
  pouvons doit doivent devons devra devrait dois puis suis sera seront serait il elle ils elles on nous vous je tu me
  te se s lui leur leurs y ce c cet cette ces cela ça son sa ses mon ma mes notre nos votre vos même mêmes tout toute
  tous toutes autre autres plus moins très aussi bien ne n pas non oui si comme alors donc encore déjà temps quelqu
  quelque quelques chose personne personnes cas t-il dire
es: el la los las lo un una unos unas de del y e o u pero ni a al en con sin sobre por para entre desde hasta durante
  antes después bajo según que qué quien quién quienes quiénes cual cuál cuales cuáles cuando cuándo donde dónde como
  cómo cuanto cuánto cuánta cuántos cuántas porque es son era eran ser sido fue está están estar hay ha han había
  haber debe deben debemos debo debería puede pueden podemos puedo podría hace hacer tiene tienen tener se le les me
  te nos os su sus mi mis tu tus nuestro nuestra nuestros nuestras él ella ellos ellas yo usted ustedes este esta esto
  estos estas ese esa eso esos esas aquel otro otra otros otras mismo misma todo toda todos todas más menos muy también
  no sí si tiempo alguien algo alguna alguno persona personas caso casos
pt: o a os as um uma uns umas de do da dos das e ou mas nem em no na nos nas ao à aos às com sem sobre por pelo pela
  pelos pelas para entre desde até durante antes depois sob segundo que quê quem qual quais quando onde como quanto
  quanta quantos quantas porque porquê é são era eram ser sido foi está estão estar há tem têm ter tinha deve devem
  devemos devo deveria pode podem podemos posso poderia faz fazer se lhe lhes me te nós vós seu sua seus suas meu
  minha nosso nossa nossos nossas ele ela eles elas eu você vocês este esta isto estes estas esse essa isso esses
  essas outro outra outros outras mesmo mesma todo toda todos todas mais menos muito também não sim tempo alguém algo
  algum alguma pessoa pessoas caso casos
ar: في من إلى على عن مع بين عند بعد قبل خلال حتى منذ دون بدون ما ماذا من متى أين كيف كم لماذا هل أي أية لمن بمن مما لم
  لن لا ليس إن أن أنه أنها إذا لو كان كانت يكون تكون كل بعض غير هو هي هم هذا هذه ذلك تلك الذي التي الذين له لها لهم
  به بها فيه فيها عليه عليها منه منها يجب يجوز يمكن ينبغي نحن أنا أنت قد ثم أو و أيضا شخص أحد الشخص حالة وقت
"""
_LISTS = {row[:2]: row[4:].split() for row in re.sub(r"\n +", " ", _TABLE.strip()).split("\n")}
_SMALL = {
    language: frozenset(listed) | frozenset(term(word, language) for word in listed)
    for language, listed in _LISTS.items()
}
_LEAST = 3
"""Letters; shorter words carry nothing, "OPCAT" and "UN" aside."""


def content_words(text: str, language: str) -> list[str]:
    """The index terms of the words of `text` that are neither small nor numbers, in order, repeats kept.

    Text in a language that is not one of the five has no small words, and every word counts.
    """
    small = _SMALL.get(language, frozenset())
    found = []
    for word in words(text):
        # In Arabic "and" is written together with the word that follows.
        bare = word[1:] if language == "ar" and len(word) > 3 and word[0] == "و" else word
        if len(bare) >= _LEAST and not bare.isdecimal() and bare not in small and word not in small:
            stem = term(bare, language)
            if stem not in small:
                found.append(stem)
    return found
