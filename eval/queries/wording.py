"""Which words of a question tell what it is about, and whether it has them from its answer."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from eval.queries.asked_question import AskedQuestion
from index.analysis import term, words

LONGEST_RUN = {"plain": 3, "expert": 7}
"""As many content words in a row may stand in a question and in its gold alike, by register."""

MOST_SHARED = 0.6
"""At most this share of a plain question's content words may stand in one gold quotation."""

FEWEST = 4
"""Of fewer content words the share says nothing."""

_SMALL = """
en about after all also and any are because been before being but can could did does doing done each for from get
  gets give given goes got had has have having her here him his how into its just like made make many may might more
  most much must need new not now off one only onto or other our out over own per said same say shall she should
  some still such take than that the their them then there these they this those too under until upon use used very
  was were what when where whether which while who whom whose why will with without would yes you your
fr alors après aucun aucune aussi autre autres aux avant avec avoir bien car ces cela celle celles celui cet cette
  ceux chaque comme comment dans des dire dit doit doivent donc elle elles entre est être eux faire fait faut fois
  ils les leur leurs lors lui mais même mes moins mon nos notre nous on ont par pas peut peuvent plus pour pourquoi
  quand que quel quelle quelles quels qui quoi sans ses ses soit son sont sous sur tous tout toute toutes très une
  vos votre vous ya
es además ahora algo algún alguna algunas algunos ante antes así aunque cada como cómo con contra cual cuál cuales
  cuando cuándo cuánto debe deben del desde donde dónde durante ella ellas ellos entre era esa ese eso esta está
  estas este esto estos están fue hacer hace han hasta hay las les los más mientras mismo muy nada nos nuestra
  nuestro otra otras otro otros para pero poco por porque puede pueden qué que quien quién quienes sea según ser si
  sin sobre son sus también tan tiene tienen toda todas todo todos tras una unas uno unos usted ustedes
pt ainda além alguma algumas algum alguns antes ao aos após aquela aquele até cada com como contra cujo das dele
  deles deve devem deste desde depois dos durante ela elas eles entre era essa esse esta está este estão eu foi for
  foram fazer faz havia isso isto lhe mais mas mesmo mesma meu minha muito nas nem nos nossa nosso não onde outra
  outro outras outros para pela pelas pelo pelos pode podem por porque porquê pouco qual quais quando quanto que
  quem são se seja sem ser seu seus sob sobre sua suas também tem têm teu toda todas todo todos uma umas uns vai
ar أحد أن أنه أنها أو أي أيضا إذا إلا إلى أين التي الذي الذين اللذين اللواتي بعد بعض بل بها بهذا بين تلك تم ثم حتى
  حول حين خلال دون ذلك سوف على عليه عليها عن عند عندما غير فإن فقط فهل فيه فيها قبل قد كان كانت كل كم كما كيف لا لأن لدى
  لقد لكن لكي لم لماذا لن له لها ليس ليست ما ماذا متى مثل مع من منذ منه منها هذا هذه هل هم هنا هناك هو هي ولا وما ومن
  ونحن وهل وهو وهي يتم يجب يجوز يكون يمكن
"""
_LISTS = {row[:2]: frozenset(row[3:].split()) for row in re.sub(r"\n +", " ", _SMALL.strip()).split("\n")}
_SHORTEST = 3
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]")


def content_words(text: str, language: str) -> list[str]:
    """The index terms of the words of `text` that mean something by themselves, in order.

    A word of fewer than three letters and one of the language's small words means nothing; a number does.
    """
    small = _LISTS.get(language, frozenset())
    # "d'un" is a small word behind another.
    bare = [_ELIDED.sub("", word) if language == "fr" else word for word in words(text)]
    kept = (word for word in bare if (len(word) >= _SHORTEST or word.isdecimal()) and word not in small)
    return [term(word, language) for word in kept]


def leak(question: AskedQuestion) -> str:
    """How the question repeats one of its gold quotations, as a sentence; '' when it does not."""
    asked = content_words(question.text, question.language)
    for gold in question.gold:
        quoted = content_words(gold.quote, question.language)
        run = longest_run(asked, quoted)
        if run > LONGEST_RUN.get(question.register, LONGEST_RUN["expert"]):
            return f"{run} content words in a row stand in its gold"
        shared = sum(word in set(quoted) for word in set(asked)) / max(1, len(set(asked)))
        if question.register == "plain" and len(set(asked)) >= FEWEST and shared > MOST_SHARED:
            return f"{shared:.0%} of its content words stand in its gold"
    return ""


def longest_run(first: Sequence[str], second: Sequence[str]) -> int:
    """The length of the longest stretch that stands in both."""
    return SequenceMatcher(None, first, second, autojunk=False).find_longest_match().size
