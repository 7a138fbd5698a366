/// The commonest little words of languages that share their script with others, by which a text is told from another.
///
/// Lists by hand, about forty words each, in lower case. A word may stand in several lists: only what the one list has and
/// the other has not tells two languages apart. Names, loans and everyday nouns are in none.
enum FunctionWords {
    /// The languages with lists, in the order of the bits of `masks`.
    static let languages = lists.map(\.language)

    /// For each word, folded and hashed as in `FoldedWords`: a bit for each language that has it.
    static let masks: [UInt64: UInt64] = {
        var result: [UInt64: UInt64] = [:]
        for (index, list) in lists.enumerated() {
            for hash in FoldedWords(list.words).hashes { result[hash, default: 0] |= 1 << UInt64(index) }
        }
        return result
    }()

    /// The bits of a language; norwegian has two tags. Nil where it has no list.
    static func index(of language: String) -> Int? {
        languages.firstIndex(of: aliases[language] ?? language)
    }

    private static let aliases = [
        "nn": "nb", "no": "nb", "fil": "tl", "bs": "hr", "arz": "ar", "gsw": "de", "nds": "nl",
    ]

    private static let lists: [(language: String, words: String)] = [
        (
            "en",
            "the and of to a in was he she it that his her had with for on at not but they you were as him from this be"
                + " have there would could their my me is are been into when then who what out up all no by an or i"
        ),
        (
            "de",
            "der die das und ist nicht ein eine sie er es ich zu den mit sich dem von auf war als auch hatte so wie aus noch"
                + " nur nach wir aber einen einem einer des im für dass über dann wenn ihr ihre sein seine um was wurde"
        ),
        (
            "fr",
            "le la les de des du et un une il elle que qui ne pas dans en est se sur pour avec ce son sa ses au par mais plus"
                + " je tu nous vous lui était avait on comme tout ou où cette ces leur aux sans sous"
        ),
        (
            "es",
            "el la los las de del y que en un una no se por con para su lo como más pero sus le al ya o este había era fue ella"
                + " él cuando sin sobre también me muy hasta donde desde todo nos porque esta entre"
        ),
        (
            "it",
            "il lo la i gli le di del della dei delle e che non un una in si per con era da come più ma aveva suo sua al alla"
                + " nel nella ho mi lei lui sono dal questo anche quando se ci suoi dove poi"
        ),
        (
            "pt",
            "o a os as de do da dos das e que não um uma em no na se por com para ele ela era mais mas seu sua ao como já foi"
                + " havia tinha você eu nos pela pelo isso quando muito sem até também lhe"
        ),
        (
            "gl",
            "o a os as de do da e que non un unha en no na se por con para el ela era máis pero seu súa ao como xa foi había"
                + " tiña eu nos pola polo iso cando moi sen ata tamén lle"
        ),
        (
            "ca",
            "el la els les de del i que no un una en es per amb va al com més però seu seva era havia ell ella quan sense fins"
                + " també molt aquest aquesta jo em li ho hi des va"
        ),
        (
            "nl",
            "de het een en van in is dat die niet op te zijn met voor was er maar ook hij zij ze hem haar aan als om had naar"
                + " uit door over bij dan nog wel toen geen mijn ik je we wat werd"
        ),
        (
            "af",
            "die het 'n en van in is dat nie op te met vir was maar ook hy sy hom haar aan as om na uit deur oor by dan nog wel"
                + " toe geen my ek jy ons wat hulle"
        ),
        (
            "sv",
            "och i att det som en på är av för med den till inte han hon ett var jag men sig från så om hade de nu när vid över"
                + " också skulle mig dig henne honom sin sitt eller hur där efter upp"
        ),
        (
            "da",
            "og i at det som en på er af for med den til ikke han hun et var jeg men sig fra så om havde de nu når ved over også"
                + " skulle mig dig hende ham sin sit eller hvor der efter op hvad noget kunne"
        ),
        (
            "nb",
            "og i at det som en på er av for med den til ikke han hun et var jeg men seg fra så om hadde de nå når ved over også"
                + " skulle meg deg henne ham sin sitt eller hvor der etter opp hva noe kunne"
        ),
        (
            "is",
            "og í að það sem á er af með til ekki hann hún var ég en sig frá svo um hafði þeir nú þegar við yfir líka mig þig"
                + " hana honum sinn eða hvar þar eftir upp hvað"
        ),
        (
            "fi",
            "ja on ei se hän oli että kun niin mutta joka ole hänen sen myös kuin nyt vain jo olisi sitten minä sinä mitä tai"
                + " häntä siitä ennen kanssa siellä vielä jos hänelle olivat ne mikä"
        ),
        (
            "et",
            "ja on ei see ta oli et kui nii aga kes ole tema selle ka nagu nüüd ainult juba oleks siis mina sina mida või teda"
                + " sellest enne koos seal veel oma ning need mis"
        ),
        (
            "hu",
            "a az és hogy nem egy is volt de ez azt meg csak már mint ha el még vagy ki úgy mert aki ami sem minden most majd"
                + " én te ő neki vele olyan akkor ezt"
        ),
        (
            "ro",
            "și în de la cu pe nu un o că se din mai care ca pentru lui ei era el ea au fost dar sau prin după când îi îl le"
                + " avea acest cum sa lor al ale către până fără"
        ),
        ("sq", "dhe të në e i me për nga një që nuk ishte si por më ai ajo se kishte tij saj kur ka u do pa duke te"),
        (
            "tr",
            "ve bir bu da de için ile o ne gibi çok daha ama kadar sonra olarak değil var diye her şey ben sen onun onu ona"
                + " vardı oldu dedi ki hiç mi mı"
        ),
        (
            "az",
            "və bir bu da də üçün ilə o nə kimi çox daha amma qədər sonra olaraq deyil var deyə hər şey mən sən onun onu ona"
                + " idi oldu dedi ki heç"
        ),
        (
            "pl",
            "i w nie na się z do to że jest jak po co ale od za już o był była było tak tylko jego jej czy go dla gdy ją może"
                + " przez pod przy nad ten ta sobie jeszcze"
        ),
        (
            "cs",
            "a v se na je že s do to z o ale jak si ve by po už když jsem jako byl byla bylo jeho její ho který jen tak aby nebo"
                + " ještě před při pod k od za není"
        ),
        (
            "sk",
            "a v sa na je že s do to z o ale ako si vo by po už keď som bol bola bolo jeho jej ho ktorý len tak aby alebo ešte"
                + " pred pri pod k od za nie"
        ),
        (
            "sl",
            "in v se na je da s z do to za ki po pa ne bil bila bilo kot iz so tudi ko ga še njegov njen ali le že od pri pod"
                + " ni sem jo"
        ),
        (
            "hr",
            "i u se na je da s od za to ne su kao po bio bila bilo iz ali koji što ga sam još njegov njezin kad samo ili do pri"
                + " pod nije već te nad k"
        ),
        (
            "sr",
            "и у се на је да с од за то не су као по био била било из али који што га сам још његов њен кад само или до при под"
                + " није већ те над к i u se na je da s od za to ne su kao po bio bila bilo iz ali koji što ga sam još njegov njen kad"
                + " samo ili do pri pod nije već te nad k"
        ),
        (
            "lt",
            "ir į kad yra su ne tai iš kaip bet jis ji buvo jo jos per apie ant prie dar tik jau po nuo savo kur kai ar už aš tu"
                + " jų nei"
        ),
        (
            "lv",
            "un ir uz ar no ka kas tas ne par viņš viņa bija kā bet arī tikai jau pēc pie kad vai es tu viņu savu līdz pa vēl"
                + " nav lai"
        ),
        (
            "ru",
            "и в не на что он с она как а то все его так но я по из за же бы у от ее её было был была к о это ещё когда уже только"
                + " или мы вы для до ни если чтобы"
        ),
        (
            "uk",
            "і в не на що він з вона як а то все його так але я по із за ж би у від її було був була до про це ще коли вже тільки"
                + " або ми ви для й та щоб якщо"
        ),
        (
            "be",
            "і ў не на што ён з яна як а то усё яго так але я па із за ж бы у ад яе было быў была да пра гэта яшчэ калі ўжо толькі"
                + " або мы вы для й каб"
        ),
        (
            "bg",
            "и в не на че той с тя как а то всичко го така но аз по от за се да беше бе към това още когато вече само или ние"
                + " вие до си му ѝ са ще"
        ),
        (
            "mk",
            "и во не на дека тој со таа како а тоа сè го така но јас по од за се да беше кон ова уште кога веќе само или ние вие"
                + " до си му ѝ се ќе"
        ),
        (
            "kk",
            "және бір бұл да де үшін мен ол не сияқты өте бірақ дейін кейін емес бар деп әр мен сен оның оны оған еді болды деді"
        ),
        (
            "id",
            "yang dan di itu dengan untuk tidak ini dari dalam akan pada ke karena dia ada adalah juga saya bisa sudah mereka"
                + " hanya telah atau seperti oleh kepada bahwa kalau tetapi ketika"
        ),
        (
            "ms",
            "yang dan di itu dengan untuk tidak ini dari dalam akan pada ke kerana dia ada adalah juga saya boleh sudah mereka"
                + " hanya telah atau seperti oleh kepada bahawa kalau tetapi apabila"
        ),
        (
            "vi",
            "và của là một không có những được cho trong với người đã anh cô ông bà ấy đó khi như này ra vào lên cũng nhưng thì"
                + " để tôi rồi còn từ đến"
        ),
        (
            "tl",
            "ang ng sa na mga at ay ni siya niya hindi ito kay ko mo ako ka pa rin din lang nang para may kung iyon kanya"
        ),
        (
            "sw",
            "na ya wa kwa ni katika la za cha kuwa alikuwa hii yake hiyo lakini kama huyo yeye mimi sana tu bila hadi au kila"
        ),
        (
            "eo",
            "la kaj de en al li ŝi ne estis ke kun por sed kiel pri ĉe el sur por ĝi ili mi vi tio kiu ĉi se aŭ nur"
        ),
        ("la", "et in est non ad cum ut sed ex qui quae quod ab per si de esse erat atque eius nec"),
        (
            "ar",
            "في من على أن إلى لا ما عن هذا كان هذه التي الذي ولم لم قد كانت هو هي ثم بين بعد قبل كل مع أو إن حتى لكن كما عند وهو"
                + " وهي إلا عليه إليه"
        ),
        (
            "fa",
            "و در به از که این را با است آن برای بود یک خود تا کرد بر هم نیز شد او ما اما یا هر می چه ها های نه دیگر باید گفت"
                + " وقتی پیش"
        ),
        (
            "ur",
            "کے کی کا میں سے اور نے ہے کو کہ اس پر تھا یہ وہ ہیں تھی بھی نہیں ایک تو ہو اپنے لیے جو کر ہی گیا پھر تھے"
        ),
        ("ps", "د په او له ته چې کې دا نه یو هغه خو یې وو هم سره دی ده څخه پر شو"),
        ("hi", "के का की है में से को ने और पर था यह वह थी नहीं एक भी हैं तो हो अपने जो कर ही गया फिर थे इस उस कि लिए साथ मैं"),
        ("mr", "आणि आहे त्या तो ती हे या च्या ने ला होता होती नाही एक पण की मी तर हा ही होते त्याने तिने त्याला आहेत मग काही"),
        ("ne", "र को का मा ले छ यो त्यो थियो पनि हो भने उनी एक तर लाई बाट गरेको भएको छैन हुन् आफ्नो थिए म"),
        ("bn", "এবং ও না যে এই তার সে কি করে থেকে জন্য একটি তিনি আমি ছিল হয় তাঁর কিন্তু আর এক সঙ্গে পরে নিয়ে"),
        ("as", "আৰু নাই যে এই তাৰ সি কৰি পৰা বাবে এটা তেওঁ মই আছিল হয় কিন্তু এক লগত পিছত লৈ"),
        ("am", "እና ነው ላይ ነበር ግን ወደ እንደ ውስጥ ጋር ይህ እሱ እሷ አንድ ሁሉ ከ ነገር ምን"),
        ("ti", "ን እዩ ኣብ ነበረ ግን ናብ ከም ምስ እዚ ንሱ ንሳ ሓደ ኩሉ ካብ እንታይ"),
        ("he", "של את על לא הוא היא זה עם אל כל גם כי היה אבל או אם מה רק לו לה היתה הייתה אני אחד עוד כמו בין"),
        ("yi", "און די דער דאָס איז אין ניט נישט צו מיט אַ ער זי פֿון אויף איך האָט אַז װאָס אָבער"),
    ]
}
