import Testing

@testable import StoryDomain

@Suite struct HeadingReaderTests {
    @Test(arguments: [
        ("Chapter 3: The Lamp", "The Lamp"), ("CHAPTER IV", ""), ("Chapter Twenty-One", ""), ("The First Chapter", ""),
        ("Chapter 3 The Lamp Room", "The Lamp Room"), ("Erstes Kapitel", ""), ("1. Kapitel: Die Lampe", "Die Lampe"),
        ("Zweiundzwanzigstes Kapitel", ""), ("Chapitre premier", ""), ("Capitolo primo – La lampada", "La lampada"),
        ("Capítulo 3.", ""), ("Глава первая", ""), ("Глава двадцать первая", ""), ("Розділ 1", ""), ("Rozdział 1", ""),
        ("Kapitola 1", ""), ("Hoofdstuk 1", ""), ("Bölüm 1", ""), ("1. Bölüm", ""), ("Birinci Bölüm", ""),
        ("Κεφάλαιο 1", ""), ("Κεφάλαιο Πρώτο", ""), ("الفصل الأول", ""), ("الفصل ١: المصباح", "المصباح"),
        ("فصل اول", ""),
        ("פרק א'", ""), ("פרק ראשון", ""), ("अध्याय 1", ""), ("पहला अध्याय", ""), ("บทที่ 1", ""), ("บทที่ ๑ ตะเกียง", "ตะเกียง"),
        ("Chương 1", ""), ("Hồi thứ nhất", ""), ("第一百二十三章 归来", "归来"), ("第 3 章 灯塔", "灯塔"), ("第两百章", ""), ("第壹章", ""),
        ("【第三章】", ""), ("第三話", ""), ("第3章　嵐の夜", "嵐の夜"), ("제1장", ""), ("1장", ""), ("제 12 화: 등대", "등대"), ("卷一", ""),
        ("**Chapter 2 – Dusk**", "Dusk"),
    ])
    func `numbered headings are read with their titles`(line: String, title: String) {
        #expect(HeadingReader.heading(of: line) == .init(kind: .numbered, title: title))
    }

    @Test(arguments: [
        "Prologue", "Epilogue: Dawn", "序章", "楔子", "尾声", "终章", "プロローグ", "프롤로그", "Πρόλογος", "Пролог", "المقدمة", "उपसंहार",
        "บทนำ",
        "Vorwort", "Épilogue",
    ])
    func `headings without a number are known`(line: String) {
        #expect(HeadingReader.heading(of: line)?.kind == .named)
    }

    @Test(arguments: [("1", 1), ("I.", 1), ("XIV", 14), ("- 3 -", 3), ("（二）", 2), ("十二", 12), ("٣", 3), ("#4", 4)])
    func `a number alone is one`(line: String, value: Int) {
        #expect(HeadingReader.heading(of: line)?.kind == .number(value))
    }

    @Test(arguments: [
        "Chapter One was the longest of them all.", "第三章很长。", "第一次见到她的时候", "Part of him knew.", "Act now", "3부터 시작했다",
        "Глава семьи молчал", "1922 was cold", "IIII", "He came.", "Book him", "Fünf Kapitel später schlief er.", "한 장",
        "บทเพลง",
        "第二天早上他走了", "Second thoughts came", "Teil einer Reise",
    ])
    func `prose is no heading`(line: String) {
        #expect(HeadingReader.heading(of: line) == nil)
    }

    @Test func `numbers alone part a file only where they count up`() {
        let counted = MeasuredText(file: "1\n\nShe ran.\n\n2\n\nHe stayed.\n\n3\n\nDawn came.")
        #expect(counted.sections == [["She ran."], ["He stayed."], ["Dawn came."]])
        let down = MeasuredText(file: "She ran.\n\n3\n\n2\n\nHe stayed.")
        #expect(down.sections.count == 1)
    }
}

@Suite struct StockPlanTests {
    @Test(arguments: [
        "en", "de", "fr", "es", "it", "pl", "ru", "el", "tr", "ar", "hi", "th", "zh", "ja", "ko", "uk", "he", "fa",
    ])
    func `the stock plan speaks the story's language and no beat of it counts`(tag: String) throws {
        let language = try LanguageTag(tag)
        let stock = StockPlan.words(in: language)
        if tag != "en" { #expect(stock != StockPlan.words(in: .english)) }
        let beats = (1...4).map { stock.shape(ofScene: $0, of: 4, premise: "Mara wants the letter.") }
        #expect(beats.allSatisfy(StockPlan.isFiller))
        #expect(Set(beats).count == 4)
        let outline = Outline(
            title: "",
            scenes: beats.enumerated().map {
                ScenePlan(
                    number: $0.offset + 1, title: stock.title(ofScene: $0.offset + 1), description: $0.element,
                    keyEvents: [$0.element])
            })
        #expect(OutlineCoverage(of: [["She ran."]], outline: outline, isEnglish: true) == nil)
    }
}
