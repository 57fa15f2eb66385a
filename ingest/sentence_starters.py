"""Words that often begin a sentence and are seldom part of a name, by language."""

_WORDS = {
    "en": """The It He She They We I You This That These Those There Here In On At By For From To With Without Under
    After Before During Since When Where While If As Although Though However But And Or Nor Yet So Then Thus Hence
    Such Some Many Most Both Each Every All Any No Not Nothing Nobody None Neither Either Another Other Others Its His
    Her Their Our My Your What Who Whose Which Why How Is Are Was Were Has Have Had Do Does Did Can Could May Must
    Shall Should Will Would Only Also See Let Further Moreover Therefore Between Among Against According Because Upon
    Later Earlier Until Once More Several Two Three""",
    "fr": """Le La Les L Un Une Des Il Elle Ils Elles On Nous Vous Je Ce Cet Cette Ces C Cela Ceci Celui Celle Ceux
    Celles Son Sa Ses Leur Leurs Notre Nos Mon Ma Mes En Dans Sur Sous Par Pour Avec Sans Après Avant Depuis Pendant
    Lorsque Quand Où Si Comme Bien Toutefois Cependant Mais Et Ou Or Donc Ainsi Aussi Alors Tout Toute Tous Toutes
    Chaque Aucun Aucune Nul Nulle Rien Certains Certaines Plusieurs Deux Trois D Autres À A Au Aux De Du Que Qui Quoi
    Quel Quelle Pourquoi Comment N Ne Y Est Sont Voir Selon Entre Contre Chez Dès Puis Enfin Même Outre Afin""",
    "es": """El La Los Las Lo Un Una Unos Unas Él Ella Ellos Ellas Se Su Sus Este Esta Estos Estas Esto Ese Esa Esos
    Esas Eso Aquel En De Del Al A Con Sin Por Para Según Sobre Bajo Tras Desde Hasta Durante Ante Entre Contra Cuando
    Donde Si Como Aunque Sin Pero Y O Ni No Sí Nadie Nada Ningún Ninguna Todo Toda Todos Todas Cada Algunos Algunas
    Otro Otra Otros Otras Dos Tres Qué Quién Cuál Cómo Cuándo Dónde Es Son Fue Ha Han Hay Había Debe Deben Puede Así
    También Además Solo Sólo Ya Nunca Después Antes Luego Mientras Conforme Véase Dicho Dicha Que Quien Cuanto""",
    "pt": """O A Os As Um Uma Uns Umas Ele Ela Eles Elas Se Seu Sua Seus Suas Este Esta Estes Estas Isto Esse Essa
    Esses Essas Isso Aquele Aquela Em No Na Nos Nas De Do Da Dos Das Ao À Com Sem Por Pelo Pela Para Segundo Sobre Sob
    Após Desde Até Durante Perante Entre Contra Quando Onde Como Embora Mas E Ou Nem Não Sim Ninguém Nada Nenhum
    Nenhuma Todo Toda Todos Todas Cada Alguns Algumas Outro Outra Outros Outras Dois Duas Três Que Quem Qual É São Foi
    Foram Há Havia Deve Devem Pode Assim Também Além Só Já Nunca Depois Antes Enquanto Conforme Ver Tal Houve""",
    "ru": """В Во На И Но А Он Она Оно Они Мы Вы Я Это Этот Эта Эти Тот Та То Те Его Её Ее Их Наш Наша Ему Ей Им С Со
    К Ко По Из От До За Для При Без Под Над О Об У После Перед Во Когда Где Если Как Хотя Однако Так Такой Такая Такие
    Там Здесь Тогда Также Кроме Более Все Всё Всех Каждый Каждая Никто Ничто Никакой Ни Не Нет Некоторые Один Одна Два
    Две Три Что Кто Чей Который Почему Какой Есть Был Была Было Были Может Могут Должен Должны Следует Согласно Между
    Против Затем Потом Ранее Позже Лишь Только Уже Ещё Другие Другой""",
    "de": """Der Die Das Ein Eine Er Sie Es Wir Ihr Ich Dies Diese Dieser Dieses In Im An Am Auf Aus Bei Mit Nach Von
    Vor Zu Zum Zur Über Unter Ohne Durch Für Gegen Wenn Wann Wo Wie Warum Was Wer Aber Und Oder Doch Auch Nur Nicht
    Kein Keine Jeder Jede Alle Ist Sind War Waren Hat Haben Kann Darf Muss Soll Siehe Seit Da Damit Daher""",
}
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}


def starters(language: str) -> frozenset[str]:
    """The words of `language` (ISO 639-1) as they stand at the head of a sentence; English ones for another."""
    return _SETS.get(language, _SETS["en"])
