import StoryDomain
import Testing

@Suite struct TextFoldTests {
    @Test(arguments: [
        ("Café", "cafe"), ("cafe\u{301}", "café"), ("Canción", "cancion"), ("Ελένη", "ελενη"), ("ΕΛΈΝΗΣ", "Ελένης"),
        ("ёлка", "Елка"),
        ("STRASSE", "straße"), ("İstanbul", "istanbul"), ("ISTANBUL", "İstanbul"), ("naïve", "NAIVE"),
        ("O’Brien", "o'brien"),
        ("Łódź", "lodz"), ("Đặng", "dang"), ("Ærø", "aero"), ("أحمد", "احمد"), ("مُحَمَّد", "محمد"), ("שָׁלוֹם", "שלום"),
        ("Žižka", "zizka"),
    ])
    func `a search finds a word however it is typed`(text: String, search: String) {
        #expect(TextFold.folded(text) == TextFold.folded(search))
    }

    @Test func `letters without a base stay themselves`() {
        for text in ["中文", "민수", "नमस्ते", "ภาษาไทย", "かな", "が", "ქართული", "123 – %_\\"] {
            #expect(TextFold.folded(text) == text)
        }
    }
}
