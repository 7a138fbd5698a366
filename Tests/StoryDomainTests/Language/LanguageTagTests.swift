import Foundation
import StoryDomain
import Testing

@Suite struct LanguageTagTests {
    @Test(arguments: [
        ("en", "en"), ("pt-br", "pt-BR"), ("zh_CN", "zh-CN"), ("ZH-hant-tw", "zh-Hant-TW"), ("de_DE.UTF-8", "de-DE"),
        ("eng", "en"),
        ("ger", "de"), ("iw", "he"), ("cmn", "zh"), ("yue", "yue"), ("es-419", "es-419"), ("und", "und"),
        ("Arabic", "ar"), ("english", "en"), ("中文", "zh"), ("Deutsch", "de"), ("español", "es"),
        ("Portuguese (Brazil)", "pt-BR"),
        ("Chinese (Traditional)", "zh-Hant"), ("العربية", "ar"), ("日本語", "ja"), ("한국어", "ko"), ("русский", "ru"),
        ("Ελληνικά", "el"),
        ("हिन्दी", "hi"), ("ไทย", "th"), ("język polski", "pl"), ("Türkçe", "tr"), ("anglais", "en"), ("inglés", "en"),
        ("Englisch", "en"),
        ("Brazilian Portuguese", "pt-BR"), ("français (Canada)", "fr-CA"), ("thai", "th"), ("UK English", "en-GB"),
    ])
    func `a language is read by its tag, its locale, or its name in any language`(text: String, tag: String) throws {
        #expect(try LanguageTag(text).rawValue == tag)
    }

    @Test(arguments: ["klingonish", "xx", "x", "", "Elvish", "en us", "english-arabic-thing", "--", "😀"])
    func `what is no language is refused`(text: String) {
        #expect(throws: BriefError.self) { try LanguageTag(text) }
    }

    @Test(arguments: [("Germn", "de"), ("Spanich", "es"), ("Japanesse", "ja")])
    func `a misspelled name is refused with the tag that is meant`(text: String, tag: String) {
        let error = #expect(throws: BriefError.self) { try LanguageTag(text) }
        #expect(error?.description.contains("write \(tag).") == true)
    }

    @Test func `a tag that an earlier version stored is mended when it is read`() throws {
        func read(_ text: String) throws -> String {
            try JSONDecoder().decode([LanguageTag].self, from: Data("[\"\(text)\"]".utf8))[0].rawValue
        }
        #expect(try read("Arabic") == "ar")
        #expect(try read("pt-BR") == "pt-BR")
        #expect(try read("klingons") == "und")
    }
}
