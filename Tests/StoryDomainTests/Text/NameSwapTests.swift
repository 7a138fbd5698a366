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

    @Test func `Korean particles stay behind the name, in the form that the new one asks for`() throws {
        #expect(
            try swapped("민수는 웃었다. 민수가, 민수의 손, 민수야! 민수를, 민수에게는, 민수.", "민수", "지훈", in: "ko")
                == "지훈은 웃었다. 지훈이, 지훈의 손, 지훈아! 지훈을, 지훈에게는, 지훈.")
        #expect(try swapped("지훈이가 지훈은 지훈아 지훈이는 지훈으로", "지훈", "민수", in: "ko") == "민수가 민수는 민수야 민수는 민수로")
        #expect(try swapped("민수역 민수산", "민수", "지훈", in: "ko") == nil)
    }

    @Test func `Arabic and Hebrew prefixes stay before the name`() throws {
        #expect(
            try swapped("قال ومحمد بمحمد لمحمد وبمحمد، محمد.", "محمد", "خالد", in: "ar")
                == "قال وخالد بخالد لخالد وبخالد، خالد.")
        #expect(try swapped("محمدي أمحمدون", "محمد", "خالد", in: "ar") == nil)
        #expect(
            try swapped("ודני הלך לדני. שדני אמר, וכשדני", "דני", "רון", in: "he") == "ורון הלך לרון. שרון אמר, וכשרון")
        #expect(try swapped("דניאל אדני", "דני", "רון", in: "he") == nil)
    }

    @Test func `a Chinese or Japanese name within a word is none`() throws {
        #expect(
            try swapped("森林里，树林中。林说：好。林走了。他看着林。林子深处。“林，你来。”", "林", "张", in: "zh")
                == "森林里，树林中。张说：好。张走了。他看着张。林子深处。“张，你来。”")
        #expect(try swapped("王明走了。王明明来了。", "王明", "李强", in: "zh") == "李强走了。王明明来了。")
        #expect(try swapped("林さんは森へ行った。小林は来た。林は", "林", "森", in: "ja") == "森さんは森へ行った。小林は来た。森は")
        let swap = NameSwap([(from: "李华", to: "张强")], language: try LanguageTag("zh"), others: ["李华英", "王芳"])
        #expect(swap.applied(to: "李华英看见李华。") == "李华英看见张强。")
    }

    @Test func `Turkish capitals have their dots`() throws {
        #expect(try swapped("İSMAİL geldi. İsmail.", "İsmail", "Ilgın", in: "tr") == "ILGIN geldi. Ilgın.")
        #expect(try swapped("IŞIL", "Işıl", "İpek", in: "tr") == "İPEK")
    }

    @Test func `an apostrophe in a name is found however it is typed`() throws {
        #expect(try swapped("O'Brien, O’Brien’s, O’BRIEN", "O'Brien", "Smith") == "Smith, Smith’s, SMITH")
        #expect(try swapped("Ka'ra", "Ka’ra", "Lena") == "Lena")
        #expect(try swapped("D'Arcy", "D’Arcy", "Bennet", in: "fr") == "Bennet")
    }

    @Test func `accents count however they are written`() throws {
        #expect(try swapped("Zoe\u{308} came.", "Zoë", "Lena") == "Lena came.")
    }
}
