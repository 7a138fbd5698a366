/// What stands behind a story's last sentence and belongs to no sentence: "The End" in any language, the end of a part, place
/// and date, who wrote it.
package enum EndMatter {
    /// Lines that are looked at, from the end.
    private static let mostLines = 4

    /// The paragraphs up to the last that tells something.
    package static func told(_ paragraphs: [String]) -> ArraySlice<String> {
        var told = paragraphs[...]
        var lines = 0
        var isSigned = false
        while let last = told.last, lines < mostLines {
            let before = told.dropLast().last { !isEnd($0) }
            let isName = isSignature(last, after: before)
            let isGreeting = isSigned && last.hasSuffix(",") && WordCount.words(in: last) <= 6
            guard isEnd(last) || isPlaceAndDate(last) || isName || isGreeting || isImprint(last) else { break }
            isSigned = isName
            told = told.dropLast()
            lines += 1
        }
        return told.isEmpty && !paragraphs.isEmpty && !isEnd(paragraphs[0]) ? paragraphs[...] : told
    }

    /// "Koniec", "- 30 -", "End of Book One".
    private static func isEnd(_ line: String) -> Bool {
        if ClosingMarkers.kind(of: line) == .closing || Headings.isRule(line) { return true }
        guard line.utf8.count <= 120 else { return false }
        let words = WordCount.tokens(in: line)
        let folded = words.map { WordCount.folded($0) }.joined(separator: " ")
        if marks.contains(folded) || folded == "30" || folded == "xxx" { return true }
        // A script without spaces is one word a letter.
        if let first = words.first?.unicodeScalars.first, WordClass(first) == .single {
            let bare = String(
                line.unicodeScalars.filter { WordClass($0).isCore || WordClass($0) == .extend }.map(Character.init))
            return marks.contains(bare)
        }
        return isEndOfPart(words.map { WordCount.folded($0) })
    }

    /// "End of Book One", "Ende des ersten Teils", "Fin de la première partie".
    private static func isEndOfPart(_ words: [String]) -> Bool {
        guard (2...8).contains(words.count), let first = words.first, let second = words.dropFirst().first else {
            return false
        }
        let begins = ends.contains(first) || (first == "the" && second == "end") || (first == "das" && second == "ende")
        return begins && words.dropFirst().contains { word in parts.contains { word.hasPrefix($0) } }
    }

    /// "Trieste, 1914–1921", "Paris, le 3 mai 1922", "1914 – 1921": few words, a year, no sentence.
    private static func isPlaceAndDate(_ line: String) -> Bool {
        let words = WordCount.tokens(in: line)
        guard (1...9).contains(words.count), line.utf8.count <= 120 else { return false }
        let years = words.filter { word in
            let digits = word.unicodeScalars.filter { WordClass($0) == .numeric }.count
            return digits == word.unicodeScalars.count && (digits == 4 || digits == 2 && words.count > 2)
        }
        guard years.contains(where: { $0.unicodeScalars.count == 4 }) else {
            // 1914年 of Chinese and Japanese is parted into digits and a character.
            return line.contains("年") && line.contains(where: \.isNumber) && words.count <= 9
        }
        // A sentence has a verb, which is small; months and little words of dates are too.
        let small = words.filter { $0.unicodeScalars.first?.properties.isLowercase == true }.map {
            WordCount.folded($0)
        }
        return small.allSatisfy { word in little.contains(word) || months.contains { word.hasPrefix($0) } }
    }

    /// "— Mara Vale", "Yours, / Mara", "J. V.": a name by itself behind a whole sentence, or behind a greeting that ends in a
    /// comma.
    private static func isSignature(_ line: String, after before: String?) -> Bool {
        var rest = Paragraphs.trimmed(line)
        guard rest.utf8.count <= 80, let before else { return false }
        let hasDash = rest.unicodeScalars.first?.isDash == true
        if hasDash { rest = Paragraphs.trimmed(Substring(rest.unicodeScalars.drop { $0.isDash || $0.isSpace })) }
        let words = WordCount.tokens(in: rest)
        guard (1...5).contains(words.count), Sentences.split(rest).count == 1 else { return false }
        let isGreeted = Paragraphs.trimmed(before).hasSuffix(",")
        guard hasDash || isGreeted || Sentences.endsComplete(before) else { return false }
        let areNames = words.allSatisfy { word in
            guard let first = word.unicodeScalars.first else { return false }
            return first.properties.isUppercase || particles.contains(WordCount.folded(word))
        }
        let last = rest.unicodeScalars.last
        if areNames, last?.isWordPart == true || last == "." && words.last?.count == 1 { return true }
        return hasDash && words.allSatisfy { $0.unicodeScalars.first?.properties.isCased == false }
    }

    /// "CC-BY-4.0", "© 2026 Mara Vale", "All rights reserved."
    private static func isImprint(_ line: String) -> Bool {
        let folded = WordCount.folded(line)
        return line.utf8.count <= 160
            && ["cc-by", "cc by", "cc0", "©", "(c) ", "copyright", "all rights reserved", "alle rechte", "tous droits"]
                .contains { folded.hasPrefix($0) }
    }

    private static let ends: Set<String> = [
        "end", "ende", "fin", "fine", "fim", "final", "einde", "slut", "slutt", "koniec", "konec", "kraj", "конец",
        "кінець", "край",
        "τέλος", "sfârșitul", "vége", "loppu", "sonu", "akhir", "hết",
    ]
    private static let parts = [
        "book", "part", "volume", "chapter", "act", "canto", "buch", "teil", "band", "kapitel", "livre", "partie",
        "tome", "chapitre",
        "libro", "parte", "tomo", "volumen", "capítulo", "capitolo", "livro", "deel", "boek", "hoofdstuk", "del", "bok",
        "bog", "części",
        "tomu", "księgi", "rozdziału", "dílu", "části", "knihy", "книги", "части", "тома", "глав", "частини", "книги",
        "μέρους", "βιβλίου",
        "părții", "cărții", "rész", "kötet", "osan", "kitabın", "bölümün", "cildin", "bagian", "phần",
    ]
    private static let little: Set<String> = [
        "and", "to", "the", "of", "in", "le", "la", "de", "du", "den", "der", "im", "am", "und", "bis", "et", "à", "au",
        "y", "a", "el",
        "en", "e", "di", "da", "do", "il", "del", "i", "w", "z", "dnia", "roku", "r", "v", "ve", "st", "nd", "rd", "th",
        "г", "года", "рік",
        "року", "и", "й", "d", "s", "summer", "winter", "spring", "autumn", "fall", "estate", "inverno", "primavera",
        "autunno", "été",
        "hiver", "printemps", "automne", "verano", "invierno", "otoño", "лето", "зима", "весна", "осень",
    ]
    /// The beginnings of months in languages that write them small.
    private static let months = [
        "jan", "feb", "fev", "fév", "feb", "mar", "märz", "apr", "avr", "abr", "mai", "maj", "may", "jun", "juin",
        "giu", "jul", "juil",
        "lug", "aug", "aoû", "ago", "sep", "set", "okt", "oct", "out", "ott", "nov", "dec", "déc", "dic", "dez", "ene",
        "gen", "mag",
        "styc", "lut", "marc", "kwie", "maja", "czer", "lip", "sier", "wrz", "paź", "list", "grud", "янв", "фев", "мар",
        "апр", "мая",
        "июн", "июл", "авг", "сен", "окт", "ноя", "дек", "січ", "лют", "бер", "кві", "тра", "чер", "лип", "сер", "вер",
        "жов", "гру",
        "led", "úno", "bře", "dub", "kvě", "čer", "srp", "zář", "říj", "pros",
    ]
    private static let particles: Set<String> = [
        "de", "da", "di", "van", "von", "der", "den", "la", "le", "du", "y", "e", "and", "und", "et", "af", "av",
    ]

    /// What says "the end" at the end of a manuscript, folded. In the middle of a text most of these are words like others, so
    /// only the last lines are compared with them.
    private static let marks: Set<String> = Set(
        """
        the end|end|fin|finis|finito|fine|la fine|ende|das ende|schluss|la fin|el fin|fim|o fim|fi|la fi|einde|het einde|slut|slutt|\
        loppu|endir|koniec|konec|kraj|sfârșit|sfârşit|vége|son|tamat|selesai|hết|hết truyện|wakas|mwisho|fino|amaiera|fund|fundi|lõpp|\
        beigas|pabaiga|críoch|y diwedd|an deireadh|tmiem|explicit|finis operis|end of story|end of the story|end of file|\
        конец|кінець|канец|край|крај|соңы|төгсгөл|τέλος|τελοσ|τελος|סוף|הסוף|النهاية|انتهى|انتهت|تمت|تم|خاتمة|پایان|ختم شد|خاتمہ|\
        समाप्त|इति|अंत|শেষ|সমাপ্ত|ਸਮਾਪਤ|સમાપ્ત|முற்றும்|సమాప్తం|ముగింపు|ಮುಕ್ತಾಯ|അവസാനിച്ചു|අවසානය|จบ|จบบริบูรณ์|อวสาน|ຈົບ|ចប់|ပြီး|ပြီးပါပြီ|\
        完|终|終|全文完|全书完|全書完|剧终|劇終|完结|完結|本书完|终章完|了|終わり|おわり|終わる|おしまい|끝|완|마침|끗|დასასრული|վերջ|ተፈጸመ|མཇུག
        """.split(separator: "|").map { WordCount.folded($0.filter { $0 != "\n" }) })
}
