/// How models of one language speak around their answers; all phrases in lower case, with straight apostrophes.
struct TalkTable: Sendable {
    /// "Of course".
    let affirmations: [String]
    /// "Here is".
    let announcements: [String]
    /// Words for what was asked for, by their stems: "story", "scene", "continuation".
    let works: [String]
    /// Whole announcements of going on: "I'll continue the story".
    let promises: [String]
    /// How a remark behind the answer begins: "I hope you like", "Would you like me to continue".
    let farewells: [String]
    /// "Word count".
    let tallies: [String]

    /// The table of every language but English, whose rules see more.
    static let all: [TalkTable] = european + slavic + others
}

extension TalkTable {
    /// German, Dutch, Swedish, Danish and Norwegian, French, Spanish, Italian, Portuguese, Romanian.
    fileprivate static let european = [
        TalkTable(
            affirmations: [
                "natürlich", "gerne", "sehr gerne", "selbstverständlich", "klar", "sicher", "aber gern", "okay",
                "alles klar", "verstanden", "na klar",
            ],
            announcements: [
                "hier ist", "hier sind", "hier kommt", "hier folgt", "hier die", "hier der", "im folgenden",
                "nachfolgend", "es folgt", "dies ist die", "fortsetzung",
            ],
            works: [
                "fortsetzung", "geschichte", "szene", "kapitel", "abschnitt", "text", "teil", "erzählung", "passage",
                "entwurf", "version", "fassung",
            ],
            promises: [
                "ich setze die geschichte fort", "ich schreibe die geschichte weiter", "ich schreibe weiter",
                "ich werde die geschichte", "ich fahre mit der geschichte", "lass mich die geschichte",
                "lassen sie mich die geschichte",
            ],
            farewells: [
                "ich hoffe, die geschichte", "ich hoffe, diese geschichte", "ich hoffe, dir gefällt",
                "ich hoffe, ihnen gefällt", "ich hoffe, das gefällt", "soll ich weiterschreiben", "soll ich fortfahren",
                "soll ich die geschichte", "soll ich die szene", "möchtest du, dass ich", "möchten sie, dass ich",
                "lass mich wissen, ob", "lassen sie mich wissen, ob", "sag mir bescheid, wenn ich", "anmerkung: diese",
                "hinweis: diese",
            ],
            tallies: ["wörter", "wortanzahl", "wortzahl", "anzahl der wörter"]),
        TalkTable(
            affirmations: ["natuurlijk", "zeker", "graag", "uiteraard", "prima", "goed"],
            announcements: ["hier is", "hier zijn", "hier volgt", "hieronder"],
            works: ["vervolg", "verhaal", "scène", "hoofdstuk", "deel", "tekst", "versie"],
            promises: [
                "ik ga verder met het verhaal", "ik vervolg het verhaal", "ik schrijf verder", "ik zal het verhaal",
            ],
            farewells: [
                "ik hoop dat het verhaal", "ik hoop dat dit verhaal", "wil je dat ik verder",
                "wil je dat ik het verhaal", "zal ik verder", "laat me weten of", "laat het me weten als",
            ],
            tallies: ["aantal woorden", "woorden", "woordenaantal"]),
        TalkTable(
            affirmations: [
                "självklart", "naturligtvis", "absolut", "visst", "javisst", "gärna", "selvfølgelig", "naturligvis",
                "gerne", "klart", "selvsagt",
            ],
            announcements: ["här är", "här kommer", "här följer", "her er", "her kommer", "her følger"],
            works: [
                "fortsättning", "berättelse", "historien", "scen", "kapitel", "text", "fortsættelse", "fortællingen",
                "historie", "kapittel", "fortsettelse", "tekst",
            ],
            promises: [
                "jag fortsätter berättelsen", "jag fortsätter historien", "jag skriver vidare",
                "jeg fortsætter historien", "jeg fortsetter historien", "jeg skriver videre",
            ],
            farewells: [
                "jag hoppas att du gillar", "jag hoppas att berättelsen", "vill du att jag ska fortsätta",
                "vill du att jag fortsätter", "låt mig veta om", "jeg håber, at du", "vil du have, at jeg",
                "vil du at jeg skal fortsette", "gi meg beskjed",
            ],
            tallies: ["antal ord", "antall ord", "ord"]),
        TalkTable(
            affirmations: [
                "bien sûr", "bien sur", "certainement", "avec plaisir", "d'accord", "absolument", "volontiers",
                "très bien", "entendu", "parfait",
            ],
            announcements: ["voici", "voilà", "ci-dessous", "ci-après"],
            works: [
                "suite", "histoire", "scène", "chapitre", "récit", "texte", "passage", "partie", "version", "extrait",
            ],
            promises: [
                "je continue l'histoire", "je poursuis l'histoire", "je poursuis le récit", "je continue le récit",
                "je vais continuer l'histoire", "continuons l'histoire", "je vais écrire",
            ],
            farewells: [
                "j'espère que cette histoire", "j'espère que l'histoire", "j'espère que cela vous",
                "j'espère que ça te", "j'espère que cette suite", "souhaitez-vous que je continue",
                "voulez-vous que je continue", "souhaitez-vous que je", "veux-tu que je continue", "n'hésitez pas à me",
                "n'hésite pas à me", "dites-moi si vous", "dis-moi si tu veux que je", "note : cette", "note : ce",
            ],
            tallies: ["nombre de mots", "mots"]),
        TalkTable(
            affirmations: [
                "por supuesto", "claro", "claro que sí", "con gusto", "desde luego", "cómo no", "de acuerdo",
                "perfecto", "con mucho gusto", "entendido",
            ],
            announcements: [
                "aquí está", "aquí tienes", "aquí tiene", "aquí va", "aquí te dejo", "a continuación", "esta es la",
                "te presento", "he aquí",
            ],
            works: [
                "continuación", "historia", "escena", "capítulo", "relato", "texto", "parte", "pasaje", "versión",
                "cuento",
            ],
            promises: [
                "continúo la historia", "continúo con la historia", "voy a continuar", "continuaré la historia",
                "sigo con la historia", "permíteme continuar",
            ],
            farewells: [
                "espero que esta historia", "espero que la historia", "espero que te guste",
                "espero que te haya gustado", "espero que les guste", "quieres que continúe", "te gustaría que",
                "deseas que continúe", "quieres que siga", "dime si quieres que", "avísame si quieres", "házmelo saber",
                "nota: esta", "nota: este",
            ],
            tallies: [
                "número de palabras", "recuento de palabras", "conteo de palabras", "palabras", "total de palabras",
            ]),
        TalkTable(
            affirmations: [
                "certo", "certamente", "naturalmente", "volentieri", "ma certo", "assolutamente", "va bene",
                "con piacere", "sicuramente",
            ],
            announcements: ["ecco", "ecco la", "ecco il", "di seguito", "qui di seguito", "questa è la"],
            works: [
                "continuazione", "storia", "scena", "capitolo", "racconto", "testo", "seguito", "parte", "brano",
                "versione",
            ],
            promises: [
                "continuo la storia", "proseguo la storia", "proseguo il racconto", "continuo il racconto",
                "continuerò la storia", "lascia che continui",
            ],
            farewells: [
                "spero che questa storia", "spero che la storia", "spero che ti piaccia", "spero ti sia piaciut",
                "vuoi che continui", "desideri che continui", "vuoi che io continui", "fammi sapere se", "nota: questa",
                "nota: questo",
            ],
            tallies: ["numero di parole", "conteggio parole", "conteggio delle parole", "parole"]),
        TalkTable(
            affirmations: [
                "claro", "com certeza", "certamente", "é claro", "naturalmente", "com prazer", "sem problemas",
                "perfeito",
            ],
            announcements: ["aqui está", "aqui estão", "aqui vai", "segue", "eis", "a seguir", "abaixo está"],
            works: ["continuação", "história", "cena", "capítulo", "conto", "texto", "parte", "trecho", "versão"],
            promises: ["continuo a história", "vou continuar a história", "continuarei a história", "vou continuar"],
            farewells: [
                "espero que esta história", "espero que goste", "espero que você goste", "espero que tenha gostado",
                "gostaria que eu continuasse", "quer que eu continue", "deseja que eu continue", "me avise se",
                "avise-me se", "nota: esta", "observação: esta",
            ],
            tallies: ["contagem de palavras", "número de palavras", "palavras"]),
        TalkTable(
            affirmations: ["desigur", "sigur", "bineînțeles", "cu plăcere"],
            announcements: ["iată", "aici este", "mai jos"],
            works: ["continuare", "poveste", "povestea", "scen", "capitol", "text"],
            promises: ["continui povestea", "voi continua povestea"],
            farewells: [
                "sper că povestea", "sper că această poveste", "dorești să continui", "vrei să continui",
                "spune-mi dacă",
            ],
            tallies: ["număr de cuvinte", "cuvinte"]),
    ]

    /// Polish, Czech and Slovak, Russian, Ukrainian, Bulgarian.
    fileprivate static let slavic = [
        TalkTable(
            affirmations: ["oczywiście", "jasne", "pewnie", "z przyjemnością", "dobrze", "naturalnie"],
            announcements: ["oto", "poniżej", "tutaj jest", "przedstawiam"],
            works: [
                "ciąg dalszy", "dalszy ciąg", "kontynuacj", "histori", "opowieś", "opowiadani", "scen", "rozdzia",
                "fragment", "tekst",
            ],
            promises: ["kontynuuję histori", "kontynuuję opowie", "piszę dalej", "będę kontynuować"],
            farewells: [
                "mam nadzieję, że ta historia", "mam nadzieję, że historia", "mam nadzieję, że opowiad",
                "mam nadzieję, że się podoba", "czy chcesz, żebym", "czy chcesz, abym", "czy mam kontynuować",
                "daj mi znać", "daj znać, jeśli", "uwaga: ta", "uwaga: to",
            ],
            tallies: ["liczba słów", "słów", "słowa"]),
        TalkTable(
            affirmations: ["samozřejmě", "jistě", "rád", "ráda", "určitě", "samozrejme", "iste", "rád pomôžem"],
            announcements: ["zde je", "tady je", "níže", "tu je", "nižšie", "nasleduje"],
            works: ["pokračován", "příběh", "scén", "kapitol", "text", "pokračovan", "príbeh"],
            promises: ["pokračuji v příběhu", "píšu dál", "pokračujem v príbehu", "budu pokračovat"],
            farewells: [
                "doufám, že se vám", "doufám, že se ti", "dúfam, že sa", "chcete, abych pokračoval",
                "chceš, abych pokračoval", "dejte mi vědět", "dej mi vědět",
            ],
            tallies: ["počet slov", "slov"]),
        TalkTable(
            affirmations: ["конечно", "хорошо", "с удовольствием", "разумеется", "отлично", "да, конечно"],
            announcements: ["вот", "ниже", "далее следует", "представляю"],
            works: ["продолжени", "истори", "рассказ", "сцен", "глав", "текст", "отрыв", "част", "фрагмент"],
            promises: [
                "продолжаю истори", "продолжу истори", "продолжаю рассказ", "я продолжу", "пишу дальше",
                "давайте продолжим",
            ],
            farewells: [
                "надеюсь, вам понрав", "надеюсь, эта история", "надеюсь, история", "надеюсь, рассказ",
                "хотите, чтобы я", "хотите, я продолжу", "хочешь, чтобы я", "мне продолжить", "дайте знать, если",
                "сообщите, если", "примечание: эт",
            ],
            tallies: ["количество слов", "число слов", "объем", "объём", "слов"]),
        TalkTable(
            affirmations: ["звичайно", "звісно", "добре", "із задоволенням", "з радістю", "разбира се", "добре"],
            announcements: ["ось", "нижче", "ето", "по-долу"],
            works: ["продовженн", "історі", "оповід", "сцен", "розділ", "текст", "уривок", "продължени", "истори"],
            promises: ["продовжую історі", "продовжу історі", "пишу далі", "продължавам истори"],
            farewells: [
                "сподіваюся, вам", "сподіваюся, ця історія", "сподіваюсь, вам", "хочете, щоб я", "бажаєте, щоб я",
                "дайте знати, якщо", "надявам се",
            ],
            tallies: ["кількість слів", "слів", "брой думи"]),
    ]

    /// Greek, Turkish, Arabic, Persian, Hebrew, Hindi, Thai, Vietnamese, Indonesian, Hungarian, Finnish, Chinese, Japanese,
    /// Korean.
    fileprivate static let others = [
        TalkTable(
            affirmations: ["φυσικά", "βεβαίως", "βέβαια", "με χαρά", "εντάξει"],
            announcements: ["εδώ είναι", "ορίστε", "ιδού", "ακολουθεί", "παρακάτω"],
            works: ["συνέχεια", "ιστορία", "σκηνή", "κεφάλαιο", "κείμενο", "αφήγηση"],
            promises: ["συνεχίζω την ιστορία", "θα συνεχίσω την ιστορία"],
            farewells: [
                "ελπίζω να σας άρεσε", "ελπίζω η ιστορία", "ελπίζω να σου", "θέλετε να συνεχίσω", "θα θέλατε να",
                "πείτε μου αν",
            ],
            tallies: ["αριθμός λέξεων", "λέξεις"]),
        TalkTable(
            affirmations: ["elbette", "tabii", "tabii ki", "memnuniyetle", "tamam", "peki"],
            announcements: ["işte", "aşağıda", "buyurun"],
            works: ["devam", "hikâye", "hikaye", "öykü", "sahne", "bölüm", "metin"],
            promises: [
                "hikâyeye devam ediyorum", "hikayeye devam ediyorum", "devam ediyorum", "hikâyeyi sürdürüyorum",
            ],
            farewells: [
                "umarım beğenirsiniz", "umarım beğenirsin", "umarım hikâye", "umarım bu hikâye", "umarım hikaye",
                "umarım bu hikaye", "devam etmemi ister", "devam edeyim mi", "bana bildirin",
            ],
            tallies: ["kelime sayısı", "sözcük sayısı", "kelime"]),
        TalkTable(
            affirmations: ["بالطبع", "بالتأكيد", "طبعا", "طبعًا", "حسنا", "حسنًا", "بكل سرور"],
            announcements: ["إليك", "إليكم", "فيما يلي", "هذه هي", "هذا هو", "ها هي", "ها هو"],
            works: ["مشهد", "قصة", "القصة", "فصل", "تتمة", "بقية", "تكملة", "النص", "الجزء"],
            promises: ["سأكمل القصة", "سأتابع القصة", "أكمل القصة", "سأواصل"],
            farewells: [
                "آمل أن تعجبك", "آمل أن تكون", "أتمنى أن تعجبك", "أرجو أن تعجبك", "أتمنى أن تكون القصة",
                "هل تريد أن أكمل", "هل تود أن أكمل", "هل ترغب في أن أ", "هل تريدني أن أكمل", "أخبرني إذا", "أعلمني إذا",
            ],
            tallies: ["عدد الكلمات", "كلمة"]),
        TalkTable(
            affirmations: ["البته", "حتما", "حتماً", "با کمال میل", "بله", "چشم"],
            announcements: ["این هم", "در ادامه", "در زیر", "اینجا"],
            works: ["ادامه", "داستان", "صحنه", "فصل", "متن", "بخش"],
            promises: ["داستان را ادامه می", "ادامه می‌دهم"],
            farewells: [
                "امیدوارم این داستان", "امیدوارم داستان", "امیدوارم خوش", "امیدوارم از", "آیا می‌خواهید ادامه",
                "می‌خواهید ادامه", "به من بگویید",
            ],
            tallies: ["تعداد کلمات", "تعداد واژه"]),
        TalkTable(
            affirmations: ["כמובן", "בוודאי", "בשמחה", "בטח", "אין בעיה"],
            announcements: ["הנה", "להלן", "זה ה"],
            works: ["המשך", "סיפור", "סצנ", "פרק", "טקסט", "קטע"],
            promises: ["אמשיך את הסיפור", "אני ממשיך את הסיפור", "אני ממשיכה"],
            farewells: [
                "אני מקווה שהסיפור", "מקווה שנהנית", "מקווה שאהבת", "האם תרצה שאמשיך", "תרצה שאמשיך", "רוצה שאמשיך",
            ],
            tallies: ["מספר מילים", "ספירת מילים"]),
        TalkTable(
            affirmations: ["ज़रूर", "जरूर", "बिल्कुल", "निश्चित रूप से", "अवश्य", "ठीक है", "हाँ"],
            announcements: ["यह रहा", "यह रही", "यहाँ", "यहां", "प्रस्तुत है", "पेश है", "नीचे"],
            works: ["कहानी", "दृश्य", "अध्याय", "अगला भाग", "आगे", "भाग", "पाठ"],
            promises: ["कहानी आगे बढ़ा", "कहानी जारी रख", "आगे लिख रहा", "आगे लिखता"],
            farewells: [
                "आशा है आपको", "आशा है कि", "उम्मीद है आपको", "उम्मीद है कि आपको", "क्या आप चाहते हैं कि मैं", "क्या आप चाहेंगे कि मैं", "मुझे बताएं", "मुझे बताएँ",
            ],
            tallies: ["शब्द संख्या", "कुल शब्द", "शब्दों की संख्या"]),
        TalkTable(
            affirmations: ["แน่นอน", "ได้เลย", "ได้ครับ", "ได้ค่ะ", "ยินดี", "โอเค", "ครับ", "ค่ะ"],
            announcements: ["นี่คือ", "ต่อไปนี้คือ", "ด้านล่างนี้", "ต่อไปนี้เป็น"],
            works: ["เรื่อง", "ฉาก", "ตอน", "บท", "เนื้อหา", "ภาคต่อ"],
            promises: ["ฉันจะเขียนต่อ", "ผมจะเขียนต่อ", "จะเขียนเรื่องต่อ", "ดำเนินเรื่องต่อ"],
            farewells: [
                "หวังว่าคุณจะชอบ", "หวังว่าเรื่องนี้", "คุณต้องการให้ฉัน", "คุณต้องการให้ผม", "ต้องการให้ฉันเขียนต่อ", "แจ้งให้ฉันทราบ",
            ],
            tallies: ["จำนวนคำ"]),
        TalkTable(
            affirmations: ["chắc chắn rồi", "tất nhiên", "dĩ nhiên", "được thôi", "vâng", "được rồi"],
            announcements: ["đây là", "dưới đây là", "sau đây là"],
            works: ["câu chuyện", "phần tiếp", "cảnh", "chương", "đoạn", "truyện"],
            promises: ["tôi sẽ viết tiếp", "tôi sẽ tiếp tục câu chuyện", "tôi tiếp tục"],
            farewells: ["hy vọng bạn thích", "hy vọng câu chuyện", "bạn có muốn tôi", "hãy cho tôi biết"],
            tallies: ["số từ", "tổng số từ"]),
        TalkTable(
            affirmations: ["tentu", "tentu saja", "baik", "baiklah", "dengan senang hati"],
            announcements: ["berikut", "berikut adalah", "ini adalah", "inilah"],
            works: ["kelanjutan", "cerita", "adegan", "bab", "bagian", "teks"],
            promises: ["saya akan melanjutkan", "saya lanjutkan"],
            farewells: [
                "semoga anda suka", "semoga cerita", "apakah anda ingin saya", "apakah kamu ingin saya",
                "beri tahu saya",
            ],
            tallies: ["jumlah kata"]),
        TalkTable(
            affirmations: ["természetesen", "persze", "szívesen", "rendben", "tietysti", "toki", "totta kai", "selvä"],
            announcements: ["íme", "itt van", "itt a", "tässä on", "tässä", "alla on"],
            works: [
                "folytatás", "történet", "jelenet", "fejezet", "szöveg", "jatko", "tarina", "kohtau", "luku", "teksti",
            ],
            promises: ["folytatom a történetet", "jatkan tarinaa"],
            farewells: [
                "remélem, tetszett", "remélem, hogy", "szeretné, hogy folytassam", "szeretnéd, hogy",
                "toivottavasti pidit", "haluatko, että jatkan",
            ],
            tallies: ["szavak száma", "szószám", "sanamäärä"]),
        TalkTable(
            affirmations: ["好的", "好，", "当然", "當然", "没问题", "沒問題", "可以", "明白了", "明白", "收到", "好嘞", "没有问题"],
            announcements: ["以下是", "这是", "這是", "下面是", "接下来是", "接下來是", "以下为", "以下為", "下面为", "请看", "這裡是", "这里是"],
            works: ["故事", "场景", "場景", "章", "续写", "續寫", "正文", "小说", "小說", "内容", "內容", "下文", "段落", "一场", "一場", "部分"],
            promises: ["我将继续", "我將繼續", "我来继续", "我來繼續", "我会继续写", "我來續寫", "我来续写", "继续写故事", "继续讲述", "下面继续"],
            farewells: [
                "希望你喜欢", "希望您喜欢", "希望你喜歡", "希望您喜歡", "希望这个故事", "希望這個故事", "希望这一章", "如果需要", "如需", "如果您需要", "如果你需要",
                "需要我继续", "需要我繼續", "要我继续", "请告诉我", "請告訴我", "请问需要", "您希望我", "你希望我", "是否需要我", "注：本", "注：以上",
            ],
            tallies: ["字数", "字數", "全文约", "全文約", "共计", "本章字数", "总字数"]),
        TalkTable(
            affirmations: ["はい", "もちろん", "もちろんです", "承知しました", "承知いたしました", "わかりました", "了解しました", "かしこまりました"],
            announcements: ["以下は", "以下が", "以下に", "こちらが", "こちらは", "それでは", "では、"],
            works: ["物語", "続き", "シーン", "場面", "章", "話", "本文", "ストーリー", "小説"],
            promises: ["続きを書きます", "続きを書いていきます", "物語を続けます", "続きをお届けします", "執筆します", "書き進めます", "続きです"],
            farewells: [
                "お楽しみいただけ", "楽しんでいただけ", "気に入っていただけ", "続きを書きましょうか", "続きを書きますか", "続きをご希望", "いかがでしたか", "いかがでしょうか",
                "ご要望があれば", "お気軽に", "修正が必要", "この物語が", "ご希望があれば",
            ],
            tallies: ["文字数", "字数", "語数"]),
        TalkTable(
            affirmations: ["네", "예", "물론", "물론입니다", "물론이죠", "알겠습니다", "좋습니다", "좋아요"],
            announcements: ["다음은", "여기", "아래는", "이어지는", "여기에"],
            works: ["이야기", "장면", "장", "본문", "소설", "다음", "이어", "계속", "글"],
            promises: [
                "이어서 쓰겠습니다", "이어서 작성하겠습니다", "계속 쓰겠습니다", "계속하겠습니다", "이야기를 이어가겠습니다", "이어 쓰겠습니다", "작성하겠습니다", "계속해서 쓰겠습니다",
            ],
            farewells: [
                "마음에 드시", "마음에 드셨", "즐겁게 읽으", "즐거우셨", "계속할까요", "계속 쓸까요", "이어서 쓸까요", "원하시면", "필요하시면", "수정이 필요",
                "이 이야기가 마음",
            ],
            tallies: ["글자 수", "단어 수", "글자수", "단어수"]),
    ]
}
