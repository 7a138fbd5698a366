import StoryDomain
import Testing

@Suite struct EndMatterTests {
    private func faults(_ paragraphs: [String]) -> [String] {
        EndingState(of: MeasuredText(title: "", sections: [paragraphs]), coverage: nil, lastScene: nil).faults.map(
            \.description)
    }

    @Test(arguments: [
        "The End", "Koniec", "KONIEC.", "Konec", "Son", "Τέλος", "ΤΕΛΟΣ", "समाप्त", "จบ", "จบบริบูรณ์", "끝", "完", "全文完",
        "おわり", "（完）", "Конец",
        "Кінець", "النهاية", "پایان", "סוף", "Fim", "Einde", "Slut", "Loppu", "Vége", "Sfârșit", "Hết", "Tamat", "ចប់",
        "ပြီးပါပြီ", "Վերջ",
        "-30-", "* * *", "– Fin –", "End of Book One", "Ende des ersten Teils", "Fin de la première partie",
        "Koniec części pierwszej",
        "Trieste, 1914–1921", "Paris, le 3 mai 1922", "Wien, im Mai 1922", "Москва, май 1922 г.", "1914–1921",
        "東京、1922年",
        "— Mara Vale", "Mara", "J. V.", "Mara Vale", "— 老林", "CC-BY-4.0", "© 2026 Mara Vale",
    ])
    func `what stands behind the last sentence is no unfinished one`(line: String) {
        #expect(faults(["He came home.", line]) == [])
    }

    @Test func `a letter may end with its greeting and its name`() {
        #expect(faults(["I wait for you.", "Yours ever,", "Mara"]) == [])
        #expect(faults(["He came home.", "The End", "Trieste, 1914–1921"]) == [])
    }

    @Test(arguments: [
        ["He went to the"], ["He came.", "He went to the"], ["He came and then", "The End"], ["In 1922 he went to"],
        ["He came.", "in the year 1922 he went"], ["He came.", "the old man"], ["Он пришёл.", "и тогда он"],
    ])
    func `a story that breaks off still does`(paragraphs: [String]) {
        #expect(faults(paragraphs).count == 1)
    }
}
