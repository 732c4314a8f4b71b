"""The words by which a short line of the head is told: publications, agencies, sections, labels, job titles."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

from digest.text import cued

# Words that stand in the names of publications; with one of these a short line names an outlet.
_PUBLICATION_WORDS = r"""
    news|newspaper|times|post|herald|tribune|journal|gazette|observer|chronicle|courier|telegraph|guardian|mirror|press
    radio|tv|fm|broadcasting|magazine|review|reporter|standard|independent|examiner|inquirer|bulletin|dispatch|sentinel
    argus|echo|mercury|advertiser
    \w*zeitung|\w*tageblatt|\w*tagblatt|\w*anzeiger|\w*bote|\w*kurier
    \w*rundschau|\w*nachrichten|\w*blatt|\w*funk|funkhaus
    le monde|le figaro|dépêche|diario|periódico|noticias|heraldo|corriere|giornale|gazzetta|messaggero|jornal|notícias
    folha|dagblad|courant|krant|\w*bladet|\w*posten|tidning\w*|tidende|sanomat|lehti|noviny|deník|ziarul|hírlap|gazetesi|haber
    gazeta|dziennik|kurier|правда|новини|газета|вісник|новости|известия|вестник|εφημερίδα|صحيفة|جريدة|الأخبار|قناة
    日报|日報|新闻|新聞|晚报|晚報|신문|일보
"""
# Left out are those that are a state, a name or a word as well: PA, ANI, AA, RIA.
_AGENCY_WORDS = r"""
    reuters|ap|afp|dpa|pa media|upi|efe|ansa|lusa|anp|belga|apa|sda|keystone-ats|ats|ctk|čtk|pap|mti|agerpres
    tass|тасс|interfax|інтерфакс|ukrinform|укрінформ|унн|уніан|риа|xinhua|kyodo|yonhap|jiji|pti|ians|anadolu|irna|bernama
    antara|associated press
    canadian press|aap|newswire|wire|agenc(?:y|ies)|agentur\w*|agences?|agencias?|agências?|agenzi[ae]|agentschap
    agencja|агентство|агенція|وكالة|وكالات|رويترز|أ ف ب|新华社|新華社|中新社|共同|時事|연합뉴스|뉴시스
"""
_JOB_WORDS = r"""
    editors?|correspondents?|reporters?|writers?|journalists?|columnists?|chief|staff|bureau|producer|presenter
    contributor|commentator|analyst|professor|\w*redakteur(?:in)?|\w*korrespondent(?:in)?|reporterin|journaliste|correspondante?
    envoyée? spéciale?|corresponsal|redactora?|periodista|corrispondente|inviat[oa]|giornalista|jornalista
    correspondente|repórter|redacteur|verslaggever|dziennikarka?|redaktor\w*|кореспондент\w*|журналіст\w*|корреспондент\w*|журналист\w*
"""
_SECTION_WORDS = """
    home world politics business economy sport sports local regional national international uk us usa eu europe asia
    africa americas middle east opinion culture arts entertainment lifestyle life travel science technology tech health
    education environment climate weather money finance markets law crime courts society features in-depth top stories
    latest news and
    politik wirtschaft kultur gesellschaft wissen ausland inland panorama lokales region regionales meinung nachrichten
    politique économie monde société sciences régions política economía mundo sociedad cultura deportes internacional
    nacional opinión noticias politica economia mondo società cronaca esteri interni spettacoli sociedade desporto
    esportes brasil politiek economie buitenland binnenland regio cultuur wetenschap polityka gospodarka świat kraj
    kultura політика економіка світ суспільство культура спорт україна политика экономика мир общество
    ニュース 国際 地域 気象 暮らし 科学 文化 トップ 教育 医療 災害 主要
    سياسة اقتصاد العالم رياضة ثقافة محليات 国际 國際 国内 國內 社会 社會 经济 經濟 体育 體育 政治 経済 スポーツ
"""
_LABEL_WORDS = """
    exclusive opinion analysis breaking live update updated editorial comment commentary feature interview video watch
    listen podcast explainer explained review letters letter obituary investigation report column columnist factcheck
    fact check newsletter gallery pictures photos sponsored advertorial premium subscriber subscribers only blog
    liveblog headshot avatar and
    exklusiv meinung kommentar analyse eilmeldung leitartikel gastbeitrag reportage kolumne porträt hintergrund
    exclusif tribune édito éditorial entretien enquête direct exclusiva opinión análisis entrevista reportaje última
    hora columna esclusiva commento editoriale analisi intervista opinione exclusivo análise opinião exclusief opinie
    opinia wywiad komentarz ексклюзив думка аналітика інтерв'ю эксклюзив мнение аналитика интервью
    حصري رأي تحليل عاجل 独家 评论 社论 分析 社説 解説 独自 速報 단독 사설 속보
"""
_MINUTES = r"\d{1,3}[\s-]*(?:min(?:ute[ns]?)?|мин|хв|分钟|分)\b\.?"
_READING = (
    r"read(?:ing)?(?: time)?|lesezeit|lesedauer|temps de lecture|de lecture|de lectura|di lettura|de leitura|leestijd|"
    r"czytania|читання|чтения|阅读时间"
)
_READING_TIME = re.compile(rf"(?:{_MINUTES}\W*(?:{_READING})|(?:{_READING})\W*{_MINUTES})", re.IGNORECASE)
_READING_TIME_AT_END = cued(
    rf"\W*(?:{_MINUTES}\W*(?:{_READING})|(?:{_READING})\W*{_MINUTES})\W*$",
    "read; lesezeit; lesedauer; lectur; lettura; leitura; leestijd; czytania; читання; чтения; 阅读时间",
    re.IGNORECASE,
)
# "... @marenholt 76 Comments", "9:49 AM 286,248 40": the author's account, comments, views.
_COUNTS_AT_END = re.compile(
    r"(?:\s+@\w+|\s+\d[\d.,]*k?\s?(?:comments?|kommentare?|commentaires?|comentarios?|commenti|reacties|views)"
    r"|(?:(?<=\d[ap]m)|(?<=\d\s[ap]m))(?:\s+\d[\d,.]*k?){1,3})+$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SECTIONS = frozenset(_SECTION_WORDS.split())
_LABELS = frozenset(_LABEL_WORDS.split())
# The longest that a publication, a section or a label is called.
_MAX_LABEL_WORDS = 5
# "The", "of", "der", "El": what may be written small in a name.
_MAX_ARTICLE = 3


def _any_of(listed: str) -> re.Pattern[str]:
    patterns = "|".join(line.strip() for line in listed.strip().splitlines())
    return re.compile(rf"(?<!\w)(?:{patterns})(?!\w)", re.IGNORECASE)


_PUBLICATION, _AGENCY, _JOB = _any_of(_PUBLICATION_WORDS), _any_of(_AGENCY_WORDS), _any_of(_JOB_WORDS)


# A line is asked about from several sides, and outlets' names stand in article after article.
@lru_cache(maxsize=10_000)
def is_publication(text: str) -> bool:
    """Say whether a short text names a publication by one of the words that stand in such names.

    The word stands first or almost last in it, and the others have capitals: "Bad news for the Post" names none.
    """
    words = text.split()
    match = _PUBLICATION.search(text) if len(words) <= _MAX_LABEL_WORDS and not is_section(text) else None
    if match is None:
        return False
    before, after = text[: match.start()].split(), text[match.end() :].split()
    is_placed = len(after) <= 1 or not before or (len(before) == 1 and len(before[0]) <= _MAX_ARTICLE)
    return is_placed and all(word[0].isupper() or len(word) <= _MAX_ARTICLE or not word.isascii() for word in words)


def is_agency(text: str) -> bool:
    """Say whether a short text names a news agency."""
    return len(text.split()) <= _MAX_LABEL_WORDS and _AGENCY.search(text) is not None


def is_section(text: str) -> bool:
    """Say whether every word of `text` is the name of a section ("World", "UK News")."""
    return _all_in(text, _SECTIONS)


def is_label(text: str) -> bool:
    """Say whether `text` is a label such as "EXCLUSIVE", "Opinion" or a reading time."""
    return _all_in(text, _LABELS) or _READING_TIME.fullmatch(text.strip(" .|·•*_")) is not None


def without_counts(text: str) -> str:
    """Return a line without what the page counts or links at its end ("8 April 2026 at 2:11 AM UTC 2 min read")."""
    found = _READING_TIME_AT_END.search(text)
    return _COUNTS_AT_END.sub("", text[: found.start()] if found else text)


def is_job(text: str) -> bool:
    """Say whether `text` holds the title of a journalist ("Political Editor")."""
    return _JOB.search(text) is not None


def is_given_name(word: str) -> bool:
    """Say whether a word is a given name that `given_names.txt` lists."""
    return word.casefold() in _given_names()


@cache
def _given_names() -> frozenset[str]:
    listed = resources.files("digest.head").joinpath("given_names.txt").read_text("utf-8")
    return frozenset(word for line in listed.splitlines() if not line.startswith("#") for word in line.split())


def _all_in(text: str, words: frozenset[str]) -> bool:
    count = 0
    # Word by word: most lines are told by their first.
    for word in _WORD.finditer(text.casefold()):
        count += 1
        if count > _MAX_LABEL_WORDS or word.group() not in words:
            return False
    return count > 0
