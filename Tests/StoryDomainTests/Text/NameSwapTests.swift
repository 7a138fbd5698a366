import StoryDomain
import Testing

@Suite struct NameSwapTests {
    private func swapped(
        _ text: String, _ from: String, _ to: String, in language: String = "en"
    ) throws -> String? {
        NameSwap([(from: from, to: to)], language: try LanguageTag(language)).applied(to: text)
    }

    @Test(arguments: [
        ("Mara ran.", "Lena ran."),
        (
            "“Mara!” he called. Mara’s coat, Mara's hat, (Mara) – Mara, MARA…",
            "“Lena!” he called. Lena’s coat, Lena's hat, (Lena) – Lena, LENA…"
        ),
        ("Mara-like, pre-Mara, Mara_", "Lena-like, pre-Lena, Mara_"),
        ("Mara Quinn and Mara", "Lena Quinn and Lena"),
    ])
    func `a name is replaced wherever it stands as a whole word`(text: String, expected: String) throws {
        #expect(try swapped(text, "Mara", "Lena") == expected)
    }

    @Test(arguments: ["Maracas and Tamara", "mara", "Mara2", "Mara-Lou and Anne-Mara", "Marä", ""])
    func `what is part of another word or another name stays`(text: String) throws {
        #expect(try swapped(text, "Mara", "Lena") == nil)
    }

    @Test func `names that end in s own things in English`() throws {
        #expect(
            try swapped("James' boat, James’ oar, James's net.", "James", "Mara")
                == "Mara's boat, Mara’s oar, Mara's net.")
        #expect(try swapped("James' boat", "James", "Lucas") == "Lucas' boat")
        #expect(try swapped("'I saw James' she said.", "James", "Mara") == "'I saw Mara' she said.")
        #expect(try swapped("Mara's boat", "Mara", "James") == "James's boat")
    }

    @Test func `the genitive of Germanic languages needs no apostrophe`() throws {
        #expect(try swapped("Maras Boot und Mara, MARAS", "Mara", "Lena", in: "de") == "Lenas Boot und Lena, LENAS")
        #expect(try swapped("Maras Boot", "Mara", "Max", in: "de") == "Max’ Boot")
        #expect(try swapped("Max’ Boot", "Max", "Mara", in: "de-AT") == "Maras Boot")
        #expect(try swapped("Maras", "Mara", "Lena") == nil)
    }

    @Test func `scripts without spaces have no boundaries to look for`() throws {
        #expect(try swapped("李明说：你好。李明走了。", "李明", "王芳", in: "zh") == "王芳说：你好。王芳走了。")
        #expect(try swapped("ジョンはジョンソンを見た", "ジョン", "ケン", in: "ja") == "ケンはジョンソンを見た")
        #expect(try swapped("مارا قالت", "مارا", "لينا", in: "ar") == "لينا قالت")
    }

    @Test func `the longer of two names goes first, and a new name is never replaced again`() throws {
        let swap = NameSwap(
            [(from: "Mara", to: "Tom"), (from: "Mara Quinn", to: "Lena Frost"), (from: "Tom", to: "Mara")],
            language: .english)
        #expect(swap.applied(to: "Mara Quinn met Tom and Mara.") == "Lena Frost met Mara and Tom.")
    }

    @Test func `accents count however they are written`() throws {
        #expect(try swapped("Zoe\u{308} came.", "Zoë", "Lena") == "Lena came.")
    }
}
