/// Words of headings in the languages that stories are written in, in lower case.
enum HeadingWords {
    /// Nouns for a part of a text that a number stands beside, by language.
    static let parts: Set<String> = union([
        // en
        "scene chapter part act section book volume episode canto",
        // de, nl, sv, da, nb, fi, is
        "kapitel szene teil akt abschnitt buch band folge aufzug hoofdstuk scène deel bedrijf scen del avsnitt bok kapittel scene bog luku osa kohtaus kafli",
        // fr, es, ca, pt, gl, it, ro
        "chapitre partie acte livre tome épisode capítulo escena parte acto libro capítol escena part capítulo cena livro episódio capitolo scena atto libro episodio capitolul scena partea actul cartea",
        // pl, cs, sk, sl, hr, lt, lv, et, hu
        "rozdział scena część akt księga tom rozdzial kapitola scéna část díl dějství kniha scéna časť diel dejstvo poglavje prizor del poglavlje prizor dio čin skyrius scena dalis nodaļa aina daļa peatükk stseen osa fejezet jelenet rész felvonás",
        // ru, uk, bg, sr
        "глава сцена часть акт книга том раздел эпизод розділ частина книга дія епізод картина част действие поглавље део",
        // el, tr, id, ms, sw, vi
        "κεφάλαιο σκηνή μέρος πράξη βιβλίο bölüm sahne kısım perde kitap bab adegan bagian babak buku sura chương hồi phần cảnh màn quyển tập",
        // ar, fa, ur, he
        "الفصل فصل المشهد مشهد الجزء جزء الباب باب القسم قسم بخش صحنه پرده قسمت باب منظر حصہ فصل פרק סצנה סצינה חלק מערכה תמונה ספר",
        // hi, mr, bn, ta, th
        "अध्याय दृश्य भाग अंक परिच्छेद खंड प्रकरण অধ্যায় দৃশ্য পর্ব অংশ பாகம் அத்தியாயம் காட்சி",
    ])

    /// Headings that need no number.
    static let alone: Set<String> = union([
        "prologue epilogue interlude prolog epilog coda foreword afterword preface intermezzo",
        "vorwort nachwort zwischenspiel vorspiel nachspiel voorwoord nawoord proloog epiloog förord efterord forord etterord esipuhe",
        "épilogue préface interlude prólogo epílogo interludio prefacio posfácio prefácio interlúdio pròleg epíleg prologo epilogo interludio prefazione postfazione prolog epilog",
        "prolog epilog przedmowa posłowie interludium předmluva doslov predslov prológ epilóg prológus epilógus utószó előszó prologas epilogas",
        "пролог эпилог предисловие послесловие интерлюдия епілог передмова післямова епилог предговор",
        "πρόλογος επίλογος önsöz sonsöz giriş prolog epilog prakata",
        "مقدمة المقدمة تمهيد خاتمة الخاتمة مقدمه پیشگفتار سرآغاز پیش‌درآمد פרולוג אפילוג הקדמה מבוא",
        "प्रस्तावना उपसंहार प्राक्कथन भूमिका উপসংহার প্রস্তাবনা",
        "프롤로그 에필로그 서장 종장 서문 막간 외전",
        "プロローグ エピローグ インターリュード",
    ])

    /// Headings of Chinese, Japanese, Korean, Thai and Vietnamese that need no number, as they begin a line.
    static let aloneUnspaced = [
        "序章", "序言", "序幕", "序曲", "前言", "引子", "楔子", "尾声", "尾聲", "终章", "終章", "最终章", "最終章", "后记", "後記", "番外篇",
        "番外", "正文", "间章", "間章", "幕間", "幕间", "終幕", "终幕", "あとがき", "まえがき", "はじめに", "エピローグ", "プロローグ", "最終話", "結章",
        "บทนำ", "บทส่งท้าย", "ปฐมบท", "อารัมภบท", "บทสุดท้าย", "Lời mở đầu", "Lời kết", "Lời tựa", "Mở đầu",
    ]

    /// Numbers and ordinals as words.
    static let numbers: Set<String> = union([
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth last final",
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn zwanzig dreißig erstes zweites drittes viertes fünftes sechstes siebtes siebentes achtes neuntes zehntes elftes zwölftes letztes erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte letzte erster zweiter dritter vierter fünfter letzter",
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf eerste tweede derde vierde vijfde zesde zevende achtste negende tiende laatste ett två tre fyra fem sex sju åtta nio tio första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde sista en to fire første annen anden fjerde sjette syvende ensimmäinen toinen kolmas neljäs viides yksi kaksi kolme",
        "un une deux trois quatre cinq six sept huit neuf dix onze douze treize premier première deuxième second seconde troisième quatrième cinquième sixième septième huitième neuvième dixième dernier dernière",
        "uno una dos tres cuatro cinco seis siete ocho nueve diez once doce primero primera primer segundo segunda tercero tercera tercer cuarto cuarta quinto quinta sexto sexta séptimo séptima octavo octava noveno novena décimo décima último última",
        "um uma dois duas três quatro sete oito nove dez onze doze primeiro primeira segundo segunda terceiro terceira quarto quarta sétimo oitavo nono último",
        "due tre quattro cinque sei sette otto nove dieci undici dodici primo prima secondo seconda terzo terza quarto quinta sesto settimo ottavo nono decimo ultimo ultima unu doi trei patru cinci șase șapte opt nouă zece întâi doilea treilea",
        "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć pierwszy pierwsza drugi druga trzeci trzecia czwarty czwarta piąty piąta szósty siódmy ósmy dziewiąty dziesiąty ostatni ostatnia jedna dva tři čtyři pět šest sedm osm devět deset první druhá druhý třetí čtvrtá čtvrtý pátá pátý šestá sedmá osmá devátá desátá poslední prvá tretia štvrtá piata első második harmadik negyedik ötödik hatodik hetedik nyolcadik kilencedik tizedik utolsó egy kettő három",
        "один одна два две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать двадцать тридцать сорок первая вторая третья четвертая четвёртая пятая шестая седьмая восьмая девятая десятая одиннадцатая двенадцатая двадцатая последняя первый второй третий четвертый четвёртый пятый шестой седьмой восьмой девятый десятый последний перша перший друга другий третя третій четверта п'ята шоста сьома восьма дев'ята десята остання останній",
        "ένα δύο τρία τέσσερα πέντε πρώτο πρώτη δεύτερο δεύτερη τρίτο τρίτη τέταρτο τέταρτη πέμπτο πέμπτη έκτο έβδομο όγδοο ένατο δέκατο τελευταίο",
        "bir iki üç dört beş altı yedi sekiz dokuz on birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu son ilk satu dua tiga empat lima enam tujuh pertama kedua ketiga một hai ba bốn năm sáu bảy tám chín mười nhất nhì tư cuối",
        "الأول الأولى الاول الثاني الثانية الثالث الثالثة الرابع الرابعة الخامس الخامسة السادس السابع الثامن التاسع العاشر الأخير واحد اثنان ثلاثة أول اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یکم یک دو سه چهار پنج آخر پہلا دوسرا تیسرا ראשון ראשונה שני שנייה שלישי שלישית רביעי חמישי שישי שביעי שמיני תשיעי עשירי אחרון",
        "एक दो तीन चार पाँच पांच छह सात आठ नौ दस पहला पहली पहिला दूसरा दूसरी तीसरा तीसरी चौथा पाँचवाँ पांचवां छठा सातवाँ आठवाँ अंतिम এক দুই তিন প্রথম দ্বিতীয় তৃতীয়",
    ])

    private static func union(_ lists: [String]) -> Set<String> {
        lists.reduce(into: []) { words, list in
            for word in list.split(separator: " ") { words.insert(String(word)) }
        }
    }
}
