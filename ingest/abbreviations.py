"""Abbreviations by what may follow them, in the languages of the library; case folded, without the last stop.

Inner spaces are left out: "p. ej." stands here as "p.ej". A word is looked for in the list of the
text's language and in the common one, which holds what citations use everywhere.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """`never` end a sentence (titles, "e.g."); `seldom` end one, and only before a word that often
    begins one ("art.", "vol."); `may` end one before any capital ("etc.", "Ltd.").
    """

    never: frozenset[str]
    seldom: frozenset[str]
    may: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NONE: frozenset[str] = frozenset()
_COMMON = Abbreviations(
    _words("cf cfr e.g i.e viz vs v dr prof mr mrs ms h.e"),
    _words(
        """art arts para paras par pars nr pp vol vols ch chap chaps sec sect secs fig figs ed eds doc docs add
        corr rev supp suppl ser res resol op loc ap app appl reg regs cl cls tab tel tél fax ext trans ave blvd
        rd int univ approx ca eur ct sess cir stat fed hum rts prot decl pt pts"""
    ),
    _words(
        """etc al cit ibid ibíd id no nos ff seq ltd corp llc co plc bros s.a s.r.l a.m p.m jan feb mar apr jun jul
        aug sep sept oct nov dec"""
    ),
)
_BY_LANGUAGE = {
    "en": Abbreviations(
        _words(
            """messrs hon rev fr gen maj col lt capt cpt sgt cpl brig adm cmdr cdr comdr insp supt det const pvt
            gov sen rep pres min amb atty st mt ft mx"""
        ),
        _words(
            """ss sub-para subpara subparas exh dept div govt assn assoc comm commn ctr natl intl nat'l incl excl
            max est ef eff cert ann sch schs ord bldg rm fn nn rt encl attn"""
        ),
        _words("inc jr sr esq misc"),
    ),
    "fr": Abbreviations(
        _words(
            """mm mme mmes mlle mlles me mgr pr c c.-à-d c-à-d p.ex ex gén gal col cdt lt cap adj brig comm insp st
            ste"""
        ),
        _words(
            """num gde rés déc obs comp préc av bd pl pén proc civ crim adm const trav éd assoc env
            min réf ann rec req spéc cass ass plén bull jur rép conv let"""
        ),
        _words("s ss suiv sqq cie s.a.r.l janv févr avr juil sept déc oct nov"),
    ),
    "es": Abbreviations(
        _words(
            """sr sra sres sras srta srtas dra drs dras d dª dña lic lics ing mtro mtra arq excmo excma ilmo ilma
            exmo gral cnel tte cap cptn sgto cmdte cte insp comis c p.ej ej mons pbro fr sta sto"""
        ),
        _words(
            """núm núms num nums ud uds vd vds ee dd rr uu hh pág págs pag pags párr párrs parr parrs inc incs lit
            frac fracc apdo aptdo cap caps tít lib secc sec disp ref refs exp avda av dir asoc aprox min vid
            véase com dto dpto depto prov resol sent rad hnos fs fj fjs pdte vto admón gob mag"""
        ),
        _words("ee.uu dd.hh ff.aa cía cia s.l ss sigs hs hrs ene febr abr mzo may jun ago set dic a.c d.c"),
    ),
    "pt": Abbreviations(
        _words(
            """sr sra srs sras srta dra drs dras exmo exma ilmo ilma profa profs eng enga arq des desa min gen cel
            ten cap maj sgt insp com deleg c p.ex ex i.é v.g v s.ex v.ex v.exa v.exas v.sa exa exas dep sen pres"""
        ),
        _words(
            """núm pág págs pag pags inc incs als parágr cap caps tít sec secs proc procs rel av pç pça trav dir
            assoc dto dpto esp ref resol ac lda aprox séc org"""
        ),
        _words("cia ltda segs ss hs hrs fev abr mai ago set out dez"),
    ),
    "ru": Abbreviations(
        _words(
            """т.е т.к т.н т.ч т.о см ср напр г-н г-жа г-да гр проф доц акад ген полк подп кап майор лейт серж адв
            зам пом нач пер пл ул пр-т просп бул корп стр"""
        ),
        _words(
            """ст пп абз гл сс разд прил рис табл вып пост рез указ соч им кв оф обл р-н пос дер сел изд ред сост
            авт отв ч.1 тел прим подп лит нем англ фр утв опубл росс межд"""
        ),
        _words("гг др т.д т.п пр тыс млн млрд руб коп экз вв янв февр фев апр авг сент сен окт нояб дек"),
    ),
    "ar": Abbreviations(_words("ش.م.ل ش.م.م ذ.م.م هـ"), _NONE, _words("إلخ الخ")),
    "de": Abbreviations(
        _words("hr fr dr bzw d.h z.b u.a usw vgl ca sog ggf i.s.d i.v.m gem"),
        _words("abs art nr ziff s rn rdnr bd kap str lit vgl aufl hrsg"),
        _words("usw f ff jan feb apr aug sept okt nov dez"),
    ),
}

UNITS = _words("m cm mm km kg g h hr hrs hs min mins sec м см мм км кг ч мин сек г в")
"""Measures, and the Russian "year" and "century": after a number they may end a sentence before any capital."""

DIVISIONS = _words(
    """article articles art arts rule rules principle guideline section sections chapter part annex appendix
    category schedule recommendation title book paragraph subparagraph group type form table figure class règle
    principe directive chapitre partie annexe appendice catégorie recommandation titre livre tableau groupe
    artículo regla principio directriz sección capítulo parte anexo apéndice categoría recomendación título
    libro cuadro grupo artigo regra princípio diretriz secção seção apêndice categoria recomendação quadro
    статья ст правило принцип раздел глава часть приложение категория рекомендация пункт таблица группа المادة
    القاعدة المبدأ الفصل الباب القسم let lettre lit letra literal alínea inciso apartado exhibit المرفق التوصية
    البند 规则 原则 准则 附件"""
)
"""Words that a number or letter follows: "Rule 43." at the head of a sentence is its label, "annex B." may end one."""

ORDINALS = _words("أولاً ثانياً ثالثاً رابعاً خامساً سادساً سابعاً ثامناً تاسعاً عاشراً")
"""Words that number a paragraph as "II." does."""


def abbreviations(language: str) -> Abbreviations:
    """The abbreviations to look for in a text of `language` (ISO 639-1, '' for unknown)."""
    own = _BY_LANGUAGE.get(language, _BY_LANGUAGE["en"])
    return Abbreviations(_COMMON.never | own.never, _COMMON.seldom | own.seldom, _COMMON.may | own.may)
