"""Which words with a stop are abbreviations, by what may follow them; of some thirty languages, in one table.

The language of a line isn't asked: an abbreviation is hardly ever an ordinary word of another language, and where it is
("art.", "no.", "sun."), the word after it decides.
"""

from __future__ import annotations

# What stands before names or introduces more words: no end but before a word that opens sentences ("Main St. The").
BEFORE_NAMES = frozenset(
    """
    av mr mrs ms mx dr drs prof sir rev rt hon gen lt col maj sgt cpl capt cmdr adm brig gov govs sen rep sens reps pres
    pvt pfc spc supt insp st ste mt ft messrs mme mlle mgr msgr fr atty dist dept univ assn bros vs v cf e.g i.e viz al
    trans hr herr frau fr frl dipl ing dipl.-ing dr.-ing gen.-lt geb gest ehem sog bzw ca evtl ggf inkl exkl
    zzgl vgl d.h z.b u.a s.a i.d.r z.t v.a o.ä u.u lt hl bzgl jhd jh str hbf mm éd env boul c.-à-d p.ex sra srta
    sres sras dra dña ud uds vd vds lic gral cnel p.ej avda dott sig sigg avv sig.ra dott.ssa prof.ssa cfr mons
    exmo exma dep eng profa dhr mevr mw ds bijv bv d.w.z o.a m.b.t i.v.m t.a.v a.u.b ul al pl prof hab inż mgr
    św np tzn tj m.in godz im ks płk mjr kpt woj pow gm tzw ww č např tzv mj sv nám mudr judr phdr ing bc tř
    bl.a t.ex f.eks f.ex dvs jf s.k sk m.fl esim mm ns ks toim doç yrd sn bkz örn apt dl d-na str alin ifj özv
    pl ún szt krt κ κα κκ π.χ δηλ βλ αγ jl jln tn hj kec kab tp ths ts gs pgs ім вул просп бул пл проф акад доц
    ген полк св смт обл тов напр див им ул просп пл проф акад доц ген полк св обл тов напр гр डॉ श्री प्रो पं
    """.split()
)
# Only before a number, or a letter that counts: "No. 10", "Art. 5", "S. 12"; else the word ends a sentence as any does.
BEFORE_NUMBERS = frozenset(
    """
    no nos nr nrn n nn num núm nº art arts abs ziff p pp pg pgs pag pág págs page seq sec sect § §§ ch chap cap
    capt vol fig figs eq tab abb s bd band rn tel fax tlf ext lot item par para z lit pkt ust poz str č čl odst
    sz blz afl hfst sid kap kl klo стор ст п пп рис табл ч гл стр т № αρ σελ άρ mio mrd jan feb mar apr jun jul
    aug sep sept oct nov dec okt dez janv févr avr juil déc ene abr ago dic gen mag giu lug set ott mon tue tues
    wed thu thur thurs fri sat sun approx est min max
    """.split()
)
# The end only if a word follows that opens sentences: company forms, countries, degrees.
MAYBE_END = frozenset(
    """
    inc ltd corp co jr sr esq u.s u.k u.n e.u u.s.a u.a.e d.c b.c a.d ph.d m.d b.a m.a m.b.a n.y l.a calif ave
    blvd rd hwy conn fla ariz tenn minn mich wis pa va ga ala ky md okla colo neb nev s.p.a s.r.l s.a s.l s.a.s
    n.v b.v e.v k.s a.s sp.z.o.o z.o.o ltda cia cía
    """.split()
)
# Times of day: the end, unless a day or a zone follows.
TIMES = frozenset("a.m p.m am pm π.μ μ.μ".split())
# Before a unit or a year they end a sentence as words do; elsewhere they stand before a name ("г. Москва").
UNITS = frozenset(
    """
    m km cm mm g kg t l h s km/h r р г рр гг грн руб см мм mw kw gw тис тыс млн млрд zł kč kr ft in lb oz w mln mld
    """.split()
)
# Words that open sentences, and hardly ever are a name.
STARTERS = frozenset(
    """
    the a an in on at it he she they we you i this that these those but and or so if when while as after before
    since there here what who why how where for from with by to of his her its their our my no not one two some
    many most all more however meanwhile earlier later although though because according police during under
    over until both each every another other such then now today yesterday nobody only even still just last next
    per once despite der die das ein eine er sie es wir ich im am auf aus bei mit nach und aber doch dort dies
    diese dieser nun wenn als il elle ils elles nous vous ce cet cette ces dans mais pour selon depuis après
    avant les une los las una unos pero según desde tras también esta este estos por para gli uno nel nella ma
    dopo secondo questo questa non per con os as um uma não mas segundo após depois esta este het een hij zij
    wij maar er volgens w z na do to po jest według ale в у на за і та але це він вона вони про після для и а но
    это он она они по после его
    """.split()
)
# Articles and prepositions before an ordinal, in languages that write it with a stop ("am 3. Oktober").
BEFORE_ORDINALS = frozenset(
    """
    am vom zum beim im ab bis seit der die das dem den des zur ins ein einen einer einem eines jeder jede jedes
    den det på til fra i dne do od v ve na za po o w z dnia kongres az
    """.split()
)
# What follows a time of day and belongs to it.
ZONES = frozenset(
    "et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest ist jst hkt sgt aest eastern pacific".split()
)
# Endings of addresses that begin with a capital in careless text: "Booking.Com".
DOMAINS = frozenset("com org net de uk fr es it eu example info gov edu co tv io js".split())
# The last five letters of the few abbreviations that are longer.
TAILS = frozenset(
    word[-5:] for table in (BEFORE_NAMES, BEFORE_NUMBERS, MAYBE_END, UNITS) for word in table if len(word) > 4
)
