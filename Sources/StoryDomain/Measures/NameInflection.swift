/// Whether two names are forms of one in a language that inflects names: Марина and Марину, Anita and Anitę, Νίκος and Νίκο.
///
/// Both names are parted into a stem and one of the language's endings. Where the stems are one, but for the changes that
/// such languages have at a stem's end, the names are. A slip changes the stem: Marina and Marian stay two.
struct NameInflection: Sendable {
    private let endings: Set<String>
    private let dropsVowel: Bool
    private let softens: Bool
    private let lengthens: Bool
    private let grades: Bool
    private let isGreek: Bool

    /// The shortest stem; of shorter names forms are told as slips.
    private static let shortestStem = 3

    /// The forms of a language; nil where names do not change, or it is not known how.
    init?(language: String) {
        guard let family = Self.families[language], let endings = Self.endings[family] else { return nil }
        self.endings = family == "greek" ? Set(endings.map { TextFold.folded($0) }) : endings
        dropsVowel = ["slavic", "cyrillic", "baltic"].contains(family)
        softens = family == "slavic" || family == "cyrillic" || family == "baltic"
        lengthens = family == "hungarian"
        grades = family == "finnic"
        isGreek = family == "greek"
    }

    /// Whether both words are forms of one name.
    ///
    /// - Parameters: folded words.
    func areForms(_ left: String, _ right: String) -> Bool {
        let (lefts, rights) = (stems(of: left), stems(of: right))
        return !lefts.isDisjoint(with: rights)
    }

    /// The stems that a word may have, alike for all forms.
    private func stems(of word: String) -> Set<String> {
        // Accents move in Greek; in Slavic names they are part of the letter.
        let letters = Array(isGreek ? TextFold.folded(word) : word)
        var result: Set<String> = []
        for length in 0...min(6, max(0, letters.count - Self.shortestStem)) {
            let ending = String(letters[(letters.count - length)...])
            guard length == 0 || endings.contains(ending) else { continue }
            result.formUnion(variants(of: Array(letters[..<(letters.count - length)])))
        }
        return result
    }

    /// A stem, and what it is without the vowels and softenings that some forms have.
    private func variants(of stem: [Character]) -> [String] {
        var stem = stem
        if lengthens, let last = stem.last { stem[stem.count - 1] = last == "á" ? "a" : last == "é" ? "e" : last }
        var result = [stem]
        if dropsVowel, stem.count > Self.shortestStem, "eoёеоі".contains(stem[stem.count - 2]) {
            var short = stem
            short.remove(at: short.count - 2)
            if short.last == "i", short.count > 1 { short.removeLast() }
            result.append(short)
        }
        if grades {
            for index in stem.indices.dropFirst() where stem[index] == stem[index - 1] && "kptкп".contains(stem[index])
            {
                var short = stem
                short.remove(at: index)
                result.append(short)
            }
        }
        if softens {
            result += result.compactMap { stem in
                for (soft, hard) in Self.softenings where String(stem).hasSuffix(soft) {
                    return Array(String(stem).dropLast(soft.count) + hard)
                }
                return nil
            }
        }
        return result.map { String($0) }
    }

    /// A stem's end as it is before some endings, and as it is elsewhere.
    private static let softenings: [(String, String)] = [
        ("dzi", "d"), ("ci", "t"), ("rz", "r"), ("si", "s"), ("zi", "z"), ("ni", "n"), ("mi", "m"), ("wi", "w"),
        ("bi", "b"),
        ("pi", "p"), ("sz", "ch"), ("cz", "k"), ("dz", "g"), ("ł", "l"), ("c", "k"), ("ř", "r"), ("č", "k"), ("ž", "h"),
        ("š", "ch"),
        ("z", "h"), ("ц", "к"), ("ч", "к"), ("з", "г"), ("ж", "г"), ("с", "х"), ("ś", "s"), ("ń", "n"), ("j", ""),
        ("ь", ""), ("й", ""),
    ]

    private static let families: [String: String] = {
        var result: [String: String] = [
            "el": "greek", "hu": "hungarian", "fi": "finnic", "et": "finnic", "la": "latin", "ro": "romanian",
        ]
        for code in ["ru", "uk", "be", "sr", "mk", "bg", "rue"] { result[code] = "cyrillic" }
        for code in ["pl", "cs", "sk", "sl", "hr", "bs", "sr-Latn", "hsb", "dsb"] { result[code] = "slavic" }
        for code in ["lt", "lv"] { result[code] = "baltic" }
        for code in ["tr", "az"] { result[code] = "turkic" }
        for code in ["is", "fo"] { result[code] = "nordic" }
        return result
    }()

    private static let endings: [String: Set<String>] = [
        "cyrillic": words(
            "а я у ю ы и е ё о э й ь ом ем ём ой ей ою ею ам ям ами ями ах ях ов ев ів їв ові еві єві і ї є ью ию ии ин ина ине ину ины иной"
                + " ова ову овой овым ого его ому ему ым им ых их ая ую ый ій ого ому ою йо ју јом јама"),
        "slavic": words(
            "a ą ę y i e ě o u ó ů ie ią ię iu em iem om ům ów iów owi iowi ovi ami iami ach iach ama ima ej iej ou ouch ách ích í ý á é"
                + " ego emu ém ém ým ím ých ich im ymi imi ův ova ovo ově ovu ove ina ino iny ině ju jom joj jem ov ev in ia"
        ),
        "baltic": words(
            "as o ui ą u e ai is io iui į iu y yje us aus ui umi a os oje ė ės ei ę ėje ys iai iais ių uose am ā s im us i es ē em os"
                + " ām ās ām ēm iem ais ų oms omis ose ams ais"),
        "greek": words("ς ου ο ε α ας η ης ες ων ος ους ι ιδες αδες εα ω ις υς"),
        "hungarian": words(
            "t at et ot öt nak nek ban ben ba be ból ből val vel hoz hez höz tól től ra re ról ről on en ön n é éi ék éknek ért ig ként ul"
                + " nál nél ja je a i ék ékat éket tal tel lal lel nal nel ral rel kal kel sal sel zal zel bal bel dal del gal gel mal mel"
                + " nyal nyel rá"),
        "finnic": words(
            "n a ä ta tä lle lla llä lta ltä ssa ssä sta stä an en in on un yn än ön ksi na nä hin han hän hen kin ko kö tta ttä ni si nsa nsä"
                + " d t l le lt s st ga ks ni sse st i de te a e u"),
        "turkic": words(
            "ı i u ü yı yi yu yü a e ya ye da de ta te dan den tan ten nın nin nun nün ın in un ün la le yla yle ca ce ki lar ler lara lere ə yə"
                + " nı ni nu nü"),
        "latin": words("us um i o e a am ae is em ibus orum arum os as"),
        "romanian": words("a ei ul ului e o ii lui le lor ă i u"),
        "nordic": words("ur i s a u ar inn in r ir um"),
    ]

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(separator: " ").map(String.init))
    }
}
