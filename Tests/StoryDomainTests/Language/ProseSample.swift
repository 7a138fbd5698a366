import Testing

/// The same few sentences in many languages, written for these tests.
struct ProseSample: Sendable, CustomTestStringConvertible {
    let language: String
    let text: String

    var testDescription: String { language }

    /// Pairs that are not told apart, one way or the other.
    static let close: Set<Set<String>> = [["da", "nb"], ["pl", "sk"], ["hr", "cs"], ["hr", "sk"]]

    static func of(_ language: String) -> String? { all.first { $0.language == language }?.text }

    static let all: [ProseSample] = [
        .init(
            "en",
            "The old keeper climbed the stairs with a lamp in his hand, and the wind was so loud that he could not hear the sea. He had been there for thirty years, and nobody had ever come to the island in such a storm. But now there was a boat, and in it a child."
        ),
        .init(
            "de",
            "Der alte Wärter stieg mit einer Lampe in der Hand die Treppe hinauf, und der Wind war so laut, dass er das Meer nicht hören konnte. Er war seit dreißig Jahren dort, und niemand war je bei einem solchen Sturm auf die Insel gekommen. Aber nun war da ein Boot, und darin saß ein Kind."
        ),
        .init(
            "es",
            "El viejo farero subió la escalera con una lámpara en la mano, y el viento era tan fuerte que no podía oír el mar. Llevaba treinta años allí y nadie había llegado nunca a la isla con una tormenta así. Pero ahora había una barca, y en ella un niño que lo miraba sin decir nada."
        ),
        .init(
            "pt",
            "O velho faroleiro subiu a escada com uma lâmpada na mão, e o vento era tão forte que não podia ouvir o mar. Estava ali havia trinta anos e ninguém tinha chegado à ilha com uma tempestade assim. Mas agora havia um barco, e nele uma criança que o olhava sem dizer nada."
        ),
        .init(
            "cs",
            "Starý strážce stoupal po schodech s lampou v ruce a vítr byl tak silný, že neslyšel moře. Byl tam už třicet let a nikdo nikdy nepřijel na ostrov v takové bouři. Ale teď tam byl člun a v něm dítě, které se na něho dívalo a neříkalo nic, jako by se bálo."
        ),
        .init(
            "sk",
            "Starý strážca stúpal po schodoch s lampou v ruke a vietor bol taký silný, že nepočul more. Bol tam už tridsať rokov a nikto nikdy neprišiel na ostrov v takej búrke. Ale teraz tam bol čln a v ňom dieťa, ktoré sa naňho dívalo a nehovorilo nič, ako by sa bálo."
        ),
        .init(
            "da",
            "Den gamle fyrvogter gik op ad trappen med en lampe i hånden, og vinden var så stærk, at han ikke kunne høre havet. Han havde været der i tredive år, og ingen var nogensinde kommet til øen i sådan en storm. Men nu var der en båd, og i den sad et barn."
        ),
        .init(
            "nb",
            "Den gamle fyrvokteren gikk opp trappen med en lampe i hånden, og vinden var så sterk at han ikke kunne høre havet. Han hadde vært der i tretti år, og ingen hadde noen gang kommet til øya i en slik storm. Men nå var det en båt der, og i den satt et barn."
        ),
        .init(
            "ru",
            "Старый смотритель поднимался по лестнице с лампой в руке, и ветер был такой сильный, что он не слышал моря. Он жил там уже тридцать лет, и никто никогда не приплывал на остров в такую бурю. Но теперь там была лодка, а в ней сидел ребёнок и молча смотрел на него."
        ),
        .init(
            "uk",
            "Старий доглядач піднімався сходами з лампою в руці, і вітер був такий сильний, що він не чув моря. Він жив там уже тридцять років, і ніхто ніколи не припливав на острів у таку бурю. Але тепер там був човен, а в ньому сиділа дитина і мовчки дивилася на нього."
        ),
        .init(
            "be",
            "Стары наглядчык падымаўся па лесвіцы з лямпай у руцэ, і вецер быў такі моцны, што ён не чуў мора. Ён жыў там ужо трыццаць гадоў, і ніхто ніколі не прыплываў на востраў у такую буру. Але цяпер там была лодка, а ў ёй сядзела дзіця і моўчкі глядзела на яго."
        ),
        .init(
            "zh",
            "老守灯人提着灯走上楼梯，风大得他听不见海的声音。他在那里住了三十年，从来没有人在这样的风暴里来过岛上。但是现在有一条船，船里坐着一个孩子，一声不响地望着他。"
        ),
        .init(
            "ja",
            "老いた灯台守はランプを手に階段を上った。風があまりに強く、海の音も聞こえなかった。三十年そこに住んでいたが、こんな嵐の日に島へ来た者は一人もいなかった。けれども今、一艘の舟があり、その中に子供が座っていた。"
        ),
        .init(
            "ko",
            "늙은 등대지기는 등불을 들고 계단을 올라갔고, 바람이 너무 세서 바다 소리를 들을 수 없었다. 그는 삼십 년 동안 그곳에 살았지만 이런 폭풍 속에 섬으로 온 사람은 아무도 없었다. 그러나 지금 배 한 척이 있었고 그 안에 아이가 앉아 있었다."
        ),
        .init(
            "ar",
            "صعد الحارس العجوز الدرج وفي يده مصباح، وكانت الريح قوية حتى إنه لم يسمع البحر. كان يعيش هناك منذ ثلاثين عاما، ولم يأت أحد إلى الجزيرة في مثل هذه العاصفة. لكن الآن كان هناك قارب، وفيه طفل ينظر إليه ولا يقول شيئا عن كل ما كان بعد ذلك."
        ),
        .init(
            "fa",
            "نگهبان پیر با چراغی در دست از پله‌ها بالا رفت و باد چنان شدید بود که صدای دریا را نمی‌شنید. سی سال بود که در آنجا زندگی می‌کرد و هیچ کس در چنین توفانی به جزیره نیامده بود. اما اکنون قایقی آنجا بود و در آن کودکی نشسته بود که به او نگاه می‌کرد."
        ),
        .init(
            "hi",
            "बूढ़ा पहरेदार हाथ में दीपक लेकर सीढ़ियाँ चढ़ रहा था और हवा इतनी तेज़ थी कि वह समुद्र की आवाज़ नहीं सुन सकता था। वह तीस साल से वहाँ रहता था और ऐसे तूफ़ान में कभी कोई द्वीप पर नहीं आया था। लेकिन अब वहाँ एक नाव थी और उस में एक बच्चा बैठा था।"
        ),
        .init(
            "th",
            "คนเฝ้าประภาคารเฒ่าเดินขึ้นบันไดพร้อมตะเกียงในมือ ลมแรงจนเขาไม่ได้ยินเสียงทะเล เขาอยู่ที่นั่นมาสามสิบปีและไม่เคยมีใครมาถึงเกาะในพายุแบบนี้ แต่ตอนนี้มีเรือลำหนึ่ง และในนั้นมีเด็กคนหนึ่งนั่งมองเขาอยู่เงียบๆ"
        ),
        .init(
            "pl",
            "Stary latarnik wchodził po schodach z lampą w ręku, a wiatr był tak silny, że nie słyszał morza. Mieszkał tam już trzydzieści lat i nikt nigdy nie przypłynął na wyspę w taką burzę. Ale teraz była tam łódź, a w niej dziecko, które patrzyło na niego i nie mówiło nic."
        ),
        .init(
            "it",
            "Il vecchio guardiano saliva le scale con una lampada in mano, e il vento era così forte che non poteva sentire il mare. Viveva là da trent’anni e nessuno era mai arrivato all’isola con una tempesta del genere. Ma ora c’era una barca, e dentro un bambino che lo guardava senza dire nulla."
        ),
        .init(
            "fr",
            "Le vieux gardien montait l’escalier avec une lampe à la main, et le vent était si fort qu’il ne pouvait pas entendre la mer. Il vivait là depuis trente ans et personne n’était jamais venu sur l’île par une telle tempête. Mais maintenant il y avait une barque, et dans la barque un enfant."
        ),
        .init(
            "tr",
            "Yaşlı bekçi elinde bir lambayla merdivenleri çıktı ve rüzgâr o kadar güçlüydü ki denizi duyamıyordu. Otuz yıldır orada yaşıyordu ve böyle bir fırtınada adaya hiç kimse gelmemişti. Ama şimdi bir kayık vardı ve içinde ona bakan, hiçbir şey söylemeyen bir çocuk oturuyordu. Bu çok garip bir şey gibi geldi ona."
        ),
        .init(
            "el",
            "Ο γέρος φύλακας ανέβαινε τη σκάλα με μια λάμπα στο χέρι, και ο άνεμος ήταν τόσο δυνατός που δεν άκουγε τη θάλασσα. Ζούσε εκεί τριάντα χρόνια και κανείς δεν είχε έρθει ποτέ στο νησί με τέτοια καταιγίδα."
        ),
        .init(
            "id",
            "Penjaga tua itu menaiki tangga dengan lampu di tangannya, dan angin begitu kencang sehingga dia tidak bisa mendengar laut. Dia sudah tinggal di sana selama tiga puluh tahun dan tidak ada yang pernah datang ke pulau itu dalam badai seperti ini. Tetapi sekarang ada sebuah perahu dan di dalamnya seorang anak."
        ),
        .init(
            "hr",
            "Stari čuvar penjao se stubama sa svjetiljkom u ruci, a vjetar je bio tako jak da nije čuo more. Živio je tamo već trideset godina i nitko nikad nije došao na otok po takvoj oluji. Ali sada je tamo bio čamac, a u njemu je sjedilo dijete koje ga je gledalo i nije govorilo ništa."
        ),
    ]

    private init(_ language: String, _ text: String) {
        self.language = language
        self.text = text
    }
}
