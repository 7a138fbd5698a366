import FoundationEssentials
import FoundationInternationalization

/// Languages by their codes and names, from CLDR, which comes with the toolchain's own ICU
/// (docs/decisions/language-names.md).
///
/// Two-letter codes are told here, so that a usual tag wakes no ICU; the names are read once, when the first text that is no
/// tag is to be understood.
enum LanguageNames {
    /// The two-letter codes of ISO 639-1 that are in use.
    private static let short: Set<Substring> = Set(
        """
        aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu
        fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl
        km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc
        oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl
        tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        """.split(whereSeparator: \.isWhitespace))

    /// Codes that were given up for others (IANA's registry), and collective ones for what is meant by them.
    private static let replaced: [String: String] = [
        "iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "sh": "sr-Latn", "cmn": "zh", "zho": "zh",
        "chi": "zh",
        "arb": "ar", "pes": "fa", "zsm": "ms", "swh": "sw", "ekk": "et", "lvs": "lv", "nob": "nb", "nno": "nn",
        "als": "sq",
        "prs": "fa-AF", "pnb": "pnb",
        // Bibliographic codes of ISO 639-2, which differ from the others.
        "ger": "de", "fre": "fr", "dut": "nl", "gre": "el", "cze": "cs", "per": "fa", "rum": "ro", "slo": "sk",
        "alb": "sq",
        "arm": "hy", "baq": "eu", "bur": "my", "geo": "ka", "ice": "is", "mac": "mk", "mao": "mi", "may": "ms",
        "tib": "bo",
        "wel": "cy", "scr": "hr", "scc": "sr",
    ]

    /// The registered code that `code` (in small letters) stands for; nil where there is none.
    static func code(_ code: String) -> String? {
        if let other = replaced[code] { return other }
        if code.count == 2 { return short.contains(Substring(code)) ? code : nil }
        if code == "und" || code == "mul" || ("qaa"..."qtz").contains(code) { return code }
        let known = Locale.LanguageCode(code)
        // BCP 47 takes the shortest code: `en`, not `eng`.
        if let two = known.identifier(.alpha2), two.count == 2 { return two }
        return longCodes.contains(code) ? code : nil
    }

    /// The tag of a language that is called `name` somewhere; nil where none is.
    static func tag(of name: String) -> String? {
        let key = Self.key(name)
        guard (2...60).contains(key.count) else { return nil }
        if let tag = usual[key] ?? all[key] { return tag }
        if let tag = qualified(name) { return tag }
        // "English language", "langue française", "język polski", "日本語で".
        let rest = key.split(separator: " ").filter { !fillers.contains(String($0)) }.joined(separator: " ")
        return rest == key || rest.isEmpty ? nil : usual[rest] ?? all[rest]
    }

    /// The English name of a code; nil where CLDR has none.
    static func englishName(of code: String) -> String? {
        Locale(identifier: "en").localizedString(forLanguageCode: code).flatMap { $0 == code ? nil : $0 }
    }

    /// The tag of the name that looks most like `name`; nil where none is near.
    static func nearest(to name: String) -> String? {
        let key = Self.key(name)
        guard (4...24).contains(key.count) else { return nil }
        let candidates = english.keys.filter { abs($0.count - key.count) <= 2 && $0.first == key.first }
        let best = candidates.map { ($0, EditDistance.between($0, key)) }.min { ($0.1, $0.0) < ($1.1, $1.0) }
        guard let best, best.1 <= (key.count > 6 ? 2 : 1) else { return nil }
        return english[best.0]
    }

    /// "Portuguese (Brazil)", "Chinese, Traditional", "English - UK".
    private static func qualified(_ name: String) -> String? {
        let parts = name.split { "(（),-–".contains($0) || $0 == "）" || $0 == "/" }
            .map { key(String($0)) }.filter { !$0.isEmpty }
        guard parts.count == 2, let tag = usual[parts[0]] ?? all[parts[0]], !tag.contains("-"),
            let subtag = subtag(parts[1], in: tag)
        else { return nil }
        return tag + "-" + subtag
    }

    /// The script or region of that name, or with that code.
    private static func subtag(_ name: String, in language: String) -> String? {
        if let known = usualSubtags[name] { return known }
        if name.count == 2, name.allSatisfy({ $0.isASCII && $0.isLetter }) { return name.uppercased() }
        for locale in ["en", language, "de", "es", "fr"].map(Locale.init(identifier:)) {
            for region in Locale.Region.isoRegions {
                if locale.localizedString(forRegionCode: region.identifier).map(key) == name {
                    return region.identifier
                }
            }
        }
        return nil
    }

    private static func key(_ name: some StringProtocol) -> String {
        TextFold.folded(name).split { $0.isWhitespace || $0 == "." || $0 == "\"" || $0 == "“" || $0 == "”" }
            .joined(separator: " ")
    }

    /// Names that CLDR does not have so.
    private static let usual: [String: String] = [
        "mandarin": "zh", "mandarin chinese": "zh", "汉语": "zh", "漢語": "zh", "华语": "zh", "華語": "zh", "普通话": "zh",
        "國語": "zh-Hant", "国语": "zh", "中国語": "zh", "中國話": "zh", "中国话": "zh", "simplified chinese": "zh-Hans",
        "traditional chinese": "zh-Hant", "简体中文": "zh-Hans", "簡體中文": "zh-Hans", "繁體中文": "zh-Hant", "繁体中文": "zh-Hant",
        "简体": "zh-Hans", "繁體": "zh-Hant", "日语": "ja", "日語": "ja", "日文": "ja", "韩文": "ko", "韓文": "ko", "英文": "en",
        "한국말": "ko", "우리말": "ko", "farsi": "fa", "castilian": "es", "castellano": "es", "flemish": "nl-BE",
        "vlaams": "nl-BE",
        "valencian": "ca", "gaelic": "gd", "irish gaelic": "ga", "burmese": "my", "myanmar": "my", "filipino": "fil",
        "tagalog": "tl", "pilipino": "fil", "bahasa": "id", "bahasa indonesia": "id", "bahasa melayu": "ms",
        "bahasa malaysia": "ms", "kiswahili": "sw", "tieng viet": "vi", "brazilian": "pt-BR",
        "brazilian portuguese": "pt-BR",
        "portugues do brasil": "pt-BR", "portugues brasileiro": "pt-BR", "european portuguese": "pt-PT",
        "american english": "en-US", "us english": "en-US", "british english": "en-GB", "uk english": "en-GB",
        "australian english": "en-AU", "canadian english": "en-CA", "canadian french": "fr-CA", "quebecois": "fr-CA",
        "swiss german": "gsw", "austrian german": "de-AT", "mexican spanish": "es-MX",
        "latin american spanish": "es-419",
        "norwegian": "nb", "norsk": "nb", "bokmal": "nb", "nynorsk": "nn", "serbo croatian": "sr-Latn",
        "hindustani": "hi",
        "punjabi": "pa", "panjabi": "pa", "oriya": "or", "bangla": "bn", "sinhalese": "si", "khmer": "km",
        "cambodian": "km",
        "laotian": "lo", "ivrit": "he", "عربي": "ar", "العربيه": "ar", "عربی": "ar", "pусский": "ru", "по-русски": "ru",
        "deutsch": "de", "hochdeutsch": "de", "ελληνικα": "el", "turkce": "tr", "ukrainian": "uk",
    ]

    private static let usualSubtags: [String: String] = [
        "simplified": "Hans", "traditional": "Hant", "latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "uk": "GB",
        "britain": "GB", "great britain": "GB", "england": "GB", "usa": "US", "us": "US", "america": "US",
        "brasil": "BR",
        "latin america": "419", "latinoamerica": "419", "简体": "Hans", "繁體": "Hant", "繁体": "Hant", "簡體": "Hans",
        "vereinfacht": "Hans", "traditionell": "Hant", "simplifie": "Hans", "traditionnel": "Hant",
        "simplificado": "Hans",
        "tradicional": "Hant",
    ]

    /// What people put beside a language's name.
    private static let fillers: Set<String> = [
        "language", "the", "in", "idioma", "lengua", "lingua", "langue", "sprache", "jezyk", "po", "dil", "dili",
        "язык", "мова",
        "γλωσσα", "اللغه", "لغه", "زبان", "भाषा", "ภาษา", "语", "語", "standard", "modern",
    ]

    /// Codes of three letters that have none of two.
    private static let longCodes = Set(Locale.LanguageCode.isoLanguageCodes.map(\.identifier).filter { $0.count == 3 })

    /// English names alone, for near misses.
    private static let english = names(in: "en", of: short.map(String.init).sorted() + longCodes.sorted())

    /// Every name of every two-letter language in every one of them. English names win over a language's own, these over
    /// others: some words name different languages in different places.
    private static let all: [String: String] = {
        var result = english
        let codes = short.map(String.init).sorted()
        for code in codes {
            guard let own = Locale(identifier: code).localizedString(forLanguageCode: code) else { continue }
            result.merge([key(own): code]) { old, _ in old }
        }
        for locale in codes { result.merge(names(in: locale, of: codes)) { old, _ in old } }
        return result
    }()

    private static func names(in locale: String, of codes: [String]) -> [String: String] {
        let locale = Locale(identifier: locale)
        var result: [String: String] = [:]
        for code in codes {
            guard let name = locale.localizedString(forLanguageCode: code), name != code else { continue }
            result.merge([key(name): code]) { old, _ in old }
        }
        return result
    }
}
