/// Words by which texts say that they are over, in the languages that stories are written in; lower case, without
/// decoration.
enum ClosingWords {
    /// "The end" on a line of its own.
    static let closings: Set<String> = [
        // Latin
        "the end", "end", "fin", "finis", "end of story", "end of the story", "the end of the story", "story ends",
        "ende", "das ende", "ende der geschichte", "la fin", "fin de l'histoire", "el fin", "fin de la historia",
        "o fim",
        "fim", "fim da história", "la fine", "fine della storia", "koniec", "koniec opowiadania", "konec",
        "konec příběhu",
        "kraj", "vége", "loppu", "sfârșit", "sfârşit", "pabaiga", "beigas", "lõpp", "einde", "het einde", "slutt",
        "slut",
        "hikâyenin sonu", "hikayenin sonu", "hết", "tamat", "selesai", "mwisho", "-30-", "30",
        // Cyrillic, Greek
        "конец", "конец истории", "конец рассказа", "кінець", "кінець історії", "край", "крај", "τέλος",
        "τέλος της ιστορίας",
        // Arabic, Hebrew
        "النهاية", "نهاية القصة", "تمت", "تمّت", "انتهى", "پایان", "پایان داستان", "ختم شد", "סוף", "הסוף", "סוף הסיפור",
        // Indic, Thai
        "समाप्त", "समाप्ति", "अंत", "कहानी समाप्त", "সমাপ্ত", "முற்றும்", "จบ", "จบบริบูรณ์", "จบเรื่อง", "อวสาน",
        // Chinese, Japanese, Korean
        "完", "终", "終", "剧终", "劇終", "全文完", "全书完", "全書完", "完结", "完結", "全剧终", "故事完", "完了", "了", "終わり", "終り", "おわり",
        "おしまい", "끝", "완", "이야기 끝",
    ]

    /// Words that say "the end" only in a text of their language: elsewhere they are names or words of prose.
    static let closingsByLanguage: [String: Set<String>] = [
        "tr": ["son"], "it": ["fine"], "sv": ["slut"], "da": ["slut"], "no": ["slutt"], "nb": ["slutt"], "hr": ["kraj"],
    ]
    /// The ones among `closings` that are words of prose in other languages.
    static let doubtful: [String: Set<String>] = ["slut": ["sv", "da"], "30": [], "hết": ["vi"], "loppu": ["fi"]]

    /// Single words that are markers also behind the last sentence of a paragraph.
    static let trailing: Set<String> = [
        "конец", "النهاية", "完", "终", "終", "全文完", "全书完", "全書完", "剧终", "劇終", "終わり", "おわり", "끝", "未完待续", "未完待續", "本章完",
        "つづく", "続く",
    ]

    /// Lines that promise more, or that end a part.
    static let suspensions: Set<String> = [
        "to be continued", "tbc", "story continues", "the story continues", "scene continues", "the scene continues",
        "end scene", "fortsetzung folgt", "wird fortgesetzt", "à suivre", "a suivre", "continuará", "continua",
        "continuerà", "to be continued in the next chapter", "ciąg dalszy nastąpi", "c.d.n", "pokračování příště",
        "pokračovanie nabudúce", "wordt vervolgd", "fortsättning följer", "fortsættes", "fortsettelse følger",
        "jatkuu", "folytatása következik", "va urma", "devam edecek", "devamı gelecek", "còn tiếp", "bersambung",
        "продолжение следует", "далі буде", "следва продължение", "συνεχίζεται", "يتبع", "للقصة بقية", "ادامه دارد",
        "המשך יבוא", "क्रमशः", "जारी है", "চলবে", "โปรดติดตามตอนต่อไป", "มีต่อ", "未完待续", "未完待續", "待续", "待續", "未完",
        "本章完", "本章结束", "本章結束", "本章终", "本回完", "本节完", "第一章完", "つづく", "続く", "次回へ続く", "次章へ続く", "계속", "다음 화에 계속",
        "다음에 계속",
    ]

    /// First words of "end of chapter", to which a part's noun follows.
    static let endsOfParts: Set<String> = [
        "end", "ende", "fin", "fine", "fim", "final", "koniec", "konec", "kraj", "einde", "slut", "slutt", "vége",
        "конец",
        "кінець", "край", "τέλος", "نهاية", "انتهى", "پایان", "סוף", "hết", "kết", "จบ", "akhir", "loppu", "sfârșitul",
    ]
    /// Last words of "Bölüm sonu", "अध्याय समाप्त", "제1장 끝".
    static let endsBehindParts: Set<String> = [
        "sonu", "bitti", "समाप्त", "end", "ends", "ende", "끝", "완", "समाप्ति", "koniec", "vége", "loppu",
    ]
    /// The same for genitives, which the table of headings does not have.
    static let partsInCases: Set<String> = [
        "kapitels", "szene", "teils", "abschnitts", "hoofdstuk", "kapitlet", "rozdziału", "sceny", "części", "kapitoly",
        "části", "главы", "сцены", "части", "розділу", "сцени", "частини", "κεφαλαίου", "σκηνής", "μέρους", "الفصل",
        "المشهد",
        "الجزء", "فصل", "بخش", "הפרק", "הסצנה", "החלק", "fejezet", "fejezetnek", "capitolului", "bölümün", "sahnenin",
        "chapter",
        "บท", "ตอน", "chương", "kapittelet", "scenen",
    ]
}
