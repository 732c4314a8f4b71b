"""Names of months, weekdays and time units, and the labels of date lines, in the languages whose dates are read.

A row per language, as newspapers write them: nominative and genitive, in full and cut short ("a|b"). A name that means
two months in two languages would have to be left out; none of these does.
"""

from __future__ import annotations

import unicodedata

_MONTH_ROWS = {
    "en": "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept "
    "october|oct november|nov december|dec",
    "de": "januar|jan|jänner|jän februar|feb|feber märz|mär april|apr mai juni|jun juli|jul august|aug "
    "september|sep|sept oktober|okt november|nov dezember|dez",
    "fr": "janvier|janv février|févr|fév mars avril|avr mai juin juillet|juil août|aout septembre|sept octobre|oct "
    "novembre|nov décembre|déc",
    "es": "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago "
    "septiembre|setiembre|sept|sep octubre|oct noviembre|nov diciembre|dic",
    "it": "gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago "
    "settembre|set|sett ottobre|ott novembre|nov dicembre|dic",
    "pt": "janeiro|jan fevereiro|fev março|mar abril|abr maio|mai junho|jun julho|jul agosto|ago setembro|set "
    "outubro|out novembro|nov dezembro|dez",
    "nl": "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sep|sept "
    "oktober|okt november|nov december|dec",
    "pl": "stycznia|styczeń|sty lutego|luty|lut marca|marzec|mar kwietnia|kwiecień|kwi maja|maj "
    "czerwca|czerwiec|cze lipca|lipiec|lip sierpnia|sierpień|sie września|wrzesień|wrz "
    "października|październik|paź listopada|listopad|lis grudnia|grudzień|gru",
    "uk": "січня|січень|січ лютого|лютий|лют березня|березень|бер квітня|квітень|квіт травня|травень|трав "
    "червня|червень|черв липня|липень|лип серпня|серпень|серп вересня|вересень|вер жовтня|жовтень|жовт "
    "листопада|листопад|лист грудня|грудень|груд",
    "ru": "января|январь|янв февраля|февраль|фев|февр марта|март|мар апреля|апрель|апр мая|май июня|июнь|июн "
    "июля|июль|июл августа|август|авг сентября|сентябрь|сен|сент октября|октябрь|окт ноября|ноябрь|ноя "
    "декабря|декабрь|дек",
    "sv": "januari|jan februari|feb mars april|apr maj juni|jun juli|jul augusti|aug september|sep|sept oktober|okt "
    "november|nov december|dec",
    "da": "januar|jan februar|feb marts|mar april|apr maj juni|jun juli|jul august|aug september|sep|sept "
    "oktober|okt november|nov december|dec",
    "no": "januar|jan februar|feb mars april|apr mai juni|jun juli|jul august|aug september|sep|sept oktober|okt "
    "november|nov desember|des",
    "fi": "tammikuuta|tammikuu helmikuuta|helmikuu maaliskuuta|maaliskuu huhtikuuta|huhtikuu toukokuuta|toukokuu "
    "kesäkuuta|kesäkuu heinäkuuta|heinäkuu elokuuta|elokuu syyskuuta|syyskuu lokakuuta|lokakuu marraskuuta|marraskuu "
    "joulukuuta|joulukuu",
    "cs": "ledna|leden února|únor března|březen dubna|duben května|květen června|červen července|červenec "
    "srpna|srpen září října|říjen listopadu prosince|prosinec",
    "ro": "ianuarie|ian februarie|feb martie|mar aprilie|apr mai iunie|iun iulie|iul august|aug septembrie|sept "
    "octombrie|oct noiembrie|nov decembrie|dec",
    "hu": "január|jan február|febr március|márc április|ápr május|máj június|jún július|júl augusztus|aug "
    "szeptember|szept október|okt november|nov december|dec",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "el": "ιανουαρίου|ιαν φεβρουαρίου|φεβ μαρτίου|μαρ απριλίου|απρ μαΐου|μαΐ ιουνίου|ιουν ιουλίου|ιουλ αυγούστου|αυγ "
    "σεπτεμβρίου|σεπ οκτωβρίου|οκτ νοεμβρίου|νοε δεκεμβρίου|δεκ",
    "ar": "يناير فبراير مارس أبريل|إبريل|ابريل مايو يونيو يوليو أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر",
    # As written from Beirut to Baghdad; those of two words are joined by "_" before the line is read.
    "ar-LB": "كانون_الثاني شباط آذار|اذار نيسان أيار|ايار حزيران تموز آب أيلول|ايلول تشرين_الأول تشرين_الثاني "
    "كانون_الأول",
    "fa": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه|جولای اوت|آگوست سپتامبر اکتبر نوامبر دسامبر",
    "he": "ינואר|בינואר פברואר|בפברואר מרץ|במרץ אפריל|באפריל מאי|במאי יוני|ביוני יולי|ביולי אוגוסט|באוגוסט "
    "ספטמבר|בספטמבר אוקטובר|באוקטובר נובמבר|בנובמבר דצמבר|בדצמבר",
    "hi": "जनवरी फ़रवरी|फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर",
    "th": "มกราคม|ม.ค. กุมภาพันธ์|ก.พ. มีนาคม|มี.ค. เมษายน|เม.ย. พฤษภาคม|พ.ค. มิถุนายน|มิ.ย. กรกฎาคม|ก.ค. "
    "สิงหาคม|ส.ค. กันยายน|ก.ย. ตุลาคม|ต.ค. พฤศจิกายน|พ.ย. ธันวาคม|ธ.ค.",
    "id": "januari|jan februari|feb maret|mar april|apr mei juni|jun juli|jul agustus|agu|ags september|sep|sept "
    "oktober|okt november|nov desember|des",
}
_WEEKDAYS = """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    lundi mardi mercredi jeudi vendredi samedi dimanche
    lunes martes miércoles jueves viernes sábado domingo
    lunedì martedì mercoledì giovedì venerdì sabato domenica
    segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta feira
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    poniedziałek wtorek środa czwartek piątek sobota niedziela
    понеділок вівторок середа четвер п'ятниця п’ятниця субота неділя
    понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс нд
    måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag
    maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai
    maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina ma ti ke to pe la su
    pondělí úterý středa čtvrtek pátek sobota neděle
    luni marți miercuri joi vineri sâmbătă duminică
    hétfő kedd szerda csütörtök péntek szombat vasárnap
    pazartesi salı çarşamba perşembe cuma cumartesi pazar
    δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή
    الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد
    دوشنبه سه‌شنبه چهارشنبه پنجشنبه پنج‌شنبه جمعه شنبه یکشنبه
    שני שלישי רביעי חמישי שישי שבת ראשון יום
    सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार
    จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์ วันจันทร์ วันอังคาร วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์ วันอาทิตย์
    星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日
    月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 月 火 水 木 金 土 日
    월요일 화요일 수요일 목요일 금요일 토요일 일요일
    senin selasa rabu kamis jumat sabtu minggu
"""
# What may stand between the parts of a date without changing it; those marked by language tell that it is not American.
_ENGLISH_FILLERS = "at on of the hrs hours h local time"
_OTHER_FILLERS = """
    um uhr am den à a le h de del d el las los os às as il alle ore ora di o op om u uur v ve в о об года году
    г року р від kl klo kello den saat godz godzina dnia roku r lúc ngày năm giờ pukul tanggal στις ώρα ora
    orele الساعة في م ه عند ساعت בשעה เวลา น न बजे 에 오늘 日 時 시 분
"""
# Minutes in a unit, by every form of its name; counted forms ("two hours" in one word) stand in relative.py.
_UNIT_ROWS = {
    0: "second seconds sec secs sekunde sekunden seconde secondes segundo segundos secondo secondi секунд секунды "
    "秒 秒钟",
    1: "minute minutes min mins m minuten minuto minutos minuti minuut minuty minutę minut хвилин хвилини хвилину "
    "минут минуты минуту minuter minutter minuuttia minuutti minutami dakika λεπτά λεπτό دقيقة دقائق دقیقه דקות "
    "מינוט मिनट นาที phút menit 分 分钟 分鐘 분 perce perccel",
    60: "hour hours hr hrs h stunde stunden std heure heures hora horas ora ore uur uren godzin godziny godzinę "
    "godz годин години годину час часов часа timmar timme timer time tuntia tunti hodinami hodinou óra órája "
    "órával saat ώρες ώρα ساعات ساعة ساعت שעות שעה घंटे घंटा ชั่วโมง giờ jam 小时 小時 時間 시간",
    1440: "day days d tag tagen jour jours día días dia dias giorno giorni dag dagen dni dzień день дні днів дня "
    "дней dagar dage døgn päivää päivä dny dnem zile zi nap napja nappal gün ημέρες μέρες ημέρα أيام يوم يوما روز "
    "ימים יום दिन วัน ngày hari 天 日 일",
    10080: "week weeks w wk wks woche wochen semaine semaines semana semanas settimana settimane weken tydzień "
    "tygodnie tygodni тиждень тижні тижнів неделю недели недель veckor vecka uger uge uker uke viikkoa viikko "
    "týdny týdnem săptămâni hét hete hafta εβδομάδες أسابيع أسبوع هفته שבועות सप्ताह สัปดาห์ tuần minggu 周 週間 주",
    # No number of days: such a line is a date, but gives no day.
    -1: "month months mo monat monaten mois mes meses mese mesi mês maand maanden miesiąc miesiące miesięcy "
    "місяць місяці місяців месяц месяца месяцев månader månad måneder måned kuukautta měsíci luni hónapja ay "
    "μήνες أشهر شهر ماه חודשים महीने เดือน tháng bulan 个月 か月 ヶ月 개월 year years jahr jahren an ans año años anno "
    "anni ano anos jaar rok lata lat рік роки років год года лет år vuotta roky ani éve yıl χρόνια سنوات سنة سال "
    "שנים साल ปี năm tahun 年 년",
}


def folded(text: str) -> str:
    """Return `text` in the one form in which names are kept and compared."""
    # Turkish "İ" folds to two characters, of which the second is a mark.
    return unicodedata.normalize("NFKC", text).casefold().replace("i̇", "i")


# A stop that cuts a name short is no part of the key: it may as well be missing.
MONTHS: dict[str, int] = {
    folded(name).rstrip("."): number
    for row in _MONTH_ROWS.values()
    for number, names in enumerate(row.split(), 1)
    for name in names.split("|")
}
WEEKDAYS = frozenset(folded(name) for name in _WEEKDAYS.split())
FILLERS = frozenset(folded(name) for name in (_ENGLISH_FILLERS + _OTHER_FILLERS).split())
_ENGLISH = frozenset(_ENGLISH_FILLERS.split())
# English weekdays, of which some are words of a date elsewhere too ("sat", "sun" aren't).
_ENGLISH_WEEKDAYS = frozenset(_WEEKDAYS.split()[:16])
MINUTES_IN: dict[str, int] = {folded(name): minutes for minutes, row in _UNIT_ROWS.items() for name in row.split()}


def is_foreign(word: str) -> bool:
    """Say whether a word of a date shows that the date isn't written in English."""
    return word not in _ENGLISH and word not in _ENGLISH_WEEKDAYS and (word in FILLERS or word in WEEKDAYS)
