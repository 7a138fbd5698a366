/// The words that stand in a plan where no model gave any, in the story's language. They say nothing of the story, so no
/// text is held to them.
package struct StockPlan: Hashable, Sendable {
    /// Before the premise: "It begins:".
    package let beginning: String
    package let failure: String
    package let risk: String
    package let settled: String
    /// A scene's title before its number.
    package let part: String
    /// What a setup that was built from the idea says for itself.
    package let fromIdea: String
    /// A premise where nobody said anything.
    package let story: String
    /// A proposed scene's title.
    package let newScene: String

    private init(
        _ beginning: String, _ failure: String, _ risk: String, _ settled: String, part: String, fromIdea: String,
        story: String, newScene: String
    ) {
        self.beginning = beginning
        self.failure = failure
        self.risk = risk
        self.settled = settled
        self.part = part
        self.fromIdea = fromIdea
        self.story = story
        self.newScene = newScene
    }

    /// The words of a language; English where the table has none.
    package static func words(in language: LanguageTag) -> StockPlan { table[language.primary] ?? english }

    /// What happens in a scene of a plan that nobody made.
    ///
    /// - Parameters:
    ///   - number: the scene, from 1, of `count`.
    ///   - premise: told in the first one.
    package func shape(ofScene number: Int, of count: Int, premise: String) -> String {
        if number == 1 { return "\(beginning) \(premise)" }
        if number == count { return settled }
        return number * 2 <= count ? failure : risk
    }

    /// Whether a beat is one of these fillers.
    package static func isFiller(_ beat: String) -> Bool {
        all.contains {
            $0.failure == beat || $0.risk == beat || $0.settled == beat || beat.hasPrefix($0.beginning + " ")
        }
    }

    private static let all = Array(table.values)
    private static let english = StockPlan(
        "It begins:", "The first attempt fails.", "Everything that was won is at risk.", "It is settled for good.",
        part: "Part", fromIdea: "Taken from the idea as it stands.", story: "A story.", newScene: "A new scene")

    private static let table: [String: StockPlan] = [
        "en": english,
        "de": StockPlan(
            "Es beginnt:", "Der erste Versuch misslingt.", "Alles Gewonnene steht auf dem Spiel.",
            "Es entscheidet sich endgültig.", part: "Teil", fromIdea: "Aus der Idee übernommen.",
            story: "Eine Geschichte.",
            newScene: "Eine neue Szene"),
        "fr": StockPlan(
            "Tout commence ainsi :", "La première tentative échoue.", "Tout ce qui a été gagné est en péril.",
            "Tout se décide pour de bon.", part: "Partie", fromIdea: "Repris de l’idée telle quelle.",
            story: "Une histoire.", newScene: "Une nouvelle scène"),
        "es": StockPlan(
            "Así empieza:", "El primer intento fracasa.", "Todo lo ganado está en peligro.",
            "Todo se decide para siempre.", part: "Parte", fromIdea: "Tomado de la idea tal cual.",
            story: "Una historia.",
            newScene: "Una nueva escena"),
        "it": StockPlan(
            "Comincia così:", "Il primo tentativo fallisce.", "Tutto ciò che è stato conquistato è in pericolo.",
            "Tutto si decide per sempre.", part: "Parte", fromIdea: "Ripreso dall’idea così com’è.",
            story: "Una storia.",
            newScene: "Una nuova scena"),
        "pt": StockPlan(
            "Assim começa:", "A primeira tentativa falha.", "Tudo o que foi conquistado está em risco.",
            "Tudo se decide de vez.", part: "Parte", fromIdea: "Tirado da ideia tal como está.", story: "Uma história.",
            newScene: "Uma nova cena"),
        "nl": StockPlan(
            "Zo begint het:", "De eerste poging mislukt.", "Alles wat gewonnen was staat op het spel.",
            "Het wordt voorgoed beslist.", part: "Deel", fromIdea: "Overgenomen uit het idee.", story: "Een verhaal.",
            newScene: "Een nieuwe scène"),
        "sv": StockPlan(
            "Så börjar det:", "Det första försöket misslyckas.", "Allt som vunnits står på spel.",
            "Det avgörs för gott.", part: "Del", fromIdea: "Hämtat ur idén som den är.", story: "En berättelse.",
            newScene: "En ny scen"),
        "da": StockPlan(
            "Sådan begynder det:", "Det første forsøg mislykkes.", "Alt, hvad der er vundet, står på spil.",
            "Det afgøres for altid.", part: "Del", fromIdea: "Taget fra ideen, som den er.", story: "En historie.",
            newScene: "En ny scene"),
        "nb": norwegian, "no": norwegian,
        "fi": StockPlan(
            "Näin se alkaa:", "Ensimmäinen yritys epäonnistuu.", "Kaikki saavutettu on vaarassa.",
            "Asia ratkeaa lopullisesti.", part: "Osa", fromIdea: "Otettu ideasta sellaisenaan.", story: "Tarina.",
            newScene: "Uusi kohtaus"),
        "pl": StockPlan(
            "Tak się zaczyna:", "Pierwsza próba się nie udaje.", "Wszystko, co zdobyto, jest zagrożone.",
            "Wszystko rozstrzyga się na dobre.", part: "Część", fromIdea: "Wzięte z pomysłu bez zmian.",
            story: "Opowieść.", newScene: "Nowa scena"),
        "cs": StockPlan(
            "Začíná to takto:", "První pokus se nezdaří.", "Vše, co bylo získáno, je v ohrožení.",
            "Vše se rozhodne nadobro.", part: "Část", fromIdea: "Převzato z nápadu beze změny.", story: "Příběh.",
            newScene: "Nová scéna"),
        "sk": StockPlan(
            "Začína sa to takto:", "Prvý pokus sa nepodarí.", "Všetko, čo sa získalo, je v ohrození.",
            "Všetko sa rozhodne navždy.", part: "Časť", fromIdea: "Prevzaté z nápadu bez zmeny.", story: "Príbeh.",
            newScene: "Nová scéna"),
        "hu": StockPlan(
            "Így kezdődik:", "Az első kísérlet kudarcot vall.", "Minden, amit elértek, veszélybe kerül.",
            "Minden végleg eldől.", part: "Rész", fromIdea: "Az ötletből, változtatás nélkül.", story: "Egy történet.",
            newScene: "Új jelenet"),
        "ro": StockPlan(
            "Așa începe:", "Prima încercare eșuează.", "Tot ce s-a câștigat este în pericol.",
            "Totul se hotărăște definitiv.", part: "Partea", fromIdea: "Preluat din idee, așa cum este.",
            story: "O poveste.", newScene: "O scenă nouă"),
        "ru": StockPlan(
            "Всё начинается так:", "Первая попытка проваливается.", "Всё достигнутое оказывается под угрозой.",
            "Всё решается окончательно.", part: "Часть", fromIdea: "Взято из замысла без изменений.", story: "История.",
            newScene: "Новая сцена"),
        "uk": StockPlan(
            "Усе починається так:", "Перша спроба зазнає невдачі.", "Усе здобуте опиняється під загрозою.",
            "Усе вирішується остаточно.", part: "Частина", fromIdea: "Узято із задуму без змін.", story: "Історія.",
            newScene: "Нова сцена"),
        "el": StockPlan(
            "Έτσι αρχίζει:", "Η πρώτη προσπάθεια αποτυγχάνει.", "Όλα όσα κερδήθηκαν κινδυνεύουν.",
            "Όλα κρίνονται οριστικά.", part: "Μέρος", fromIdea: "Από την ιδέα όπως είναι.", story: "Μια ιστορία.",
            newScene: "Μια νέα σκηνή"),
        "tr": StockPlan(
            "Her şey şöyle başlar:", "İlk deneme başarısız olur.", "Kazanılan her şey tehlikeye girer.",
            "Her şey kesin olarak sonuca bağlanır.", part: "Bölüm", fromIdea: "Fikirden olduğu gibi alındı.",
            story: "Bir hikâye.", newScene: "Yeni bir sahne"),
        "ar": StockPlan(
            "تبدأ الحكاية هكذا:", "تفشل المحاولة الأولى.", "كل ما تحقق مهدد بالضياع.", "يُحسم الأمر نهائيًا.",
            part: "الجزء",
            fromIdea: "مأخوذ من الفكرة كما هي.", story: "قصة.", newScene: "مشهد جديد"),
        "fa": StockPlan(
            "چنین آغاز می‌شود:", "نخستین تلاش شکست می‌خورد.", "هرچه به دست آمده در خطر است.",
            "کار برای همیشه یکسره می‌شود.", part: "بخش", fromIdea: "برگرفته از ایده، همان‌گونه که هست.",
            story: "یک داستان.",
            newScene: "صحنه‌ای تازه"),
        "he": StockPlan(
            "כך זה מתחיל:", "הניסיון הראשון נכשל.", "כל מה שהושג נתון בסכנה.", "הכול מוכרע סופית.", part: "חלק",
            fromIdea: "נלקח מהרעיון כמות שהוא.", story: "סיפור.", newScene: "סצנה חדשה"),
        "hi": StockPlan(
            "शुरुआत यों होती है:", "पहला प्रयास विफल होता है।", "जो कुछ पाया था, सब ख़तरे में है।", "सब कुछ हमेशा के लिए तय हो जाता है।",
            part: "भाग", fromIdea: "विचार से ज्यों का त्यों लिया गया।", story: "एक कहानी।", newScene: "एक नया दृश्य"),
        "th": StockPlan(
            "เรื่องเริ่มขึ้นดังนี้:", "ความพยายามครั้งแรกล้มเหลว", "ทุกสิ่งที่ได้มาตกอยู่ในอันตราย", "ทุกอย่างยุติลงอย่างถาวร", part: "ภาค",
            fromIdea: "นำมาจากแนวคิดตามเดิม", story: "เรื่องเล่า", newScene: "ฉากใหม่"),
        "vi": StockPlan(
            "Mọi chuyện bắt đầu thế này:", "Nỗ lực đầu tiên thất bại.", "Mọi thứ đã giành được đều lâm nguy.",
            "Mọi chuyện được giải quyết dứt điểm.", part: "Phần", fromIdea: "Lấy nguyên từ ý tưởng.",
            story: "Một câu chuyện.", newScene: "Một cảnh mới"),
        "id": StockPlan(
            "Awalnya begini:", "Upaya pertama gagal.", "Semua yang diraih terancam.",
            "Semuanya diputuskan untuk selamanya.",
            part: "Bagian", fromIdea: "Diambil dari gagasan apa adanya.", story: "Sebuah cerita.",
            newScene: "Adegan baru"),
        "zh": StockPlan(
            "故事开始：", "第一次尝试失败了。", "得到的一切都岌岌可危。", "一切终于尘埃落定。", part: "第", fromIdea: "直接取自原来的想法。", story: "一个故事。",
            newScene: "新的一场"),
        "ja": StockPlan(
            "物語の始まり：", "最初の試みは失敗する。", "手に入れたすべてが危うくなる。", "すべてに決着がつく。", part: "第", fromIdea: "元のアイデアをそのまま用いた。",
            story: "ひとつの物語。", newScene: "新しい場面"),
        "ko": StockPlan(
            "이야기의 시작:", "첫 시도는 실패로 돌아간다.", "얻은 모든 것이 위태로워진다.", "모든 것이 완전히 결판난다.", part: "제",
            fromIdea: "원래 아이디어를 그대로 옮겼다.",
            story: "하나의 이야기.", newScene: "새로운 장면"),
    ]

    private static let norwegian = StockPlan(
        "Slik begynner det:", "Det første forsøket mislykkes.", "Alt som er vunnet, står på spill.",
        "Det avgjøres for godt.", part: "Del", fromIdea: "Hentet fra ideen som den er.", story: "En historie.",
        newScene: "En ny scene")

    /// The title of a scene that nobody named: "Part 2", "第2场".
    package func title(ofScene number: Int) -> String {
        switch part {
        case "第": self == Self.table["ja"] ? "第\(number)場" : "第\(number)场"
        case "제": "제\(number)장"
        default: "\(part) \(number)"
        }
    }
}
