import Testing

@testable import StoryDomain

@Suite struct NameLedgerTests {
    private func ledger(_ paragraphs: String..., characters: [String] = []) -> NameLedger {
        NameLedger(of: [paragraphs], characters: characters)
    }

    @Test(arguments: [
        ("ru", "Марина", "Марину"), ("ru", "Марина", "Марине"), ("uk", "Олена", "Олені"), ("pl", "Anita", "Anitę"),
        ("pl", "Marek", "Marka"),
        ("cs", "Tereza", "Tereze"), ("sk", "Adam", "Adama"), ("el", "Νίκος", "Νίκο"), ("el", "Μαρία", "Μαρίας"),
        ("hu", "Anna", "Annát"),
        ("lt", "Jonas", "Joną"), ("lv", "Jānis", "Jāni"), ("fi", "Pekka", "Pekan"), ("hr", "Ivan", "Ivana"),
    ])
    func `forms of one name are no slips of it`(language: String, name: String, form: String) throws {
        let text = "A \(name) x \(name) x \(name) x \(form) y \(form)."
        let ledger = NameLedger(of: [[text]], characters: [name], language: try LanguageTag(language))
        #expect(ledger.drifts.isEmpty)
        #expect(
            NameLedger(of: [["A \(form) x \(form)."]], characters: [name], language: try LanguageTag(language)).unnamed
                .isEmpty)
    }

    @Test(arguments: [
        ("ru", "Марина", "Марита"), ("pl", "Marina", "Marian"), ("pl", "Katarzyna", "Katarzena"),
        ("cs", "Tereza", "Teresa"),
        ("en", "Katherine", "Catherine"), ("en", "Marina", "Marine"), ("el", "Νίκος", "Νίλος"),
        ("hu", "Katalin", "Katelin"),
    ])
    func `a real slip is still one`(language: String, name: String, slip: String) throws {
        let text = "A \(name) x \(name) x \(name) x \(slip) y \(slip)."
        let ledger = NameLedger(of: [[text]], characters: [], language: try LanguageTag(language))
        #expect(ledger.drifts.map(\.variant) == [slip])
    }

    @Test func `names are capitalised words inside sentences`() {
        let names = ledger(
            "Then Mara Voss saw Tobias. The lamp was out, and Mara’s hand shook.",
            "However, Tobias ran. However, he fell.",
            characters: ["Mara Voss"])
        #expect(names.names.map(\.name) == ["Mara", "Tobias"])
        #expect(names.names.map(\.uses) == [2, 2])
        #expect(names.names.map(\.isPlanned) == [true, false])
        #expect(names.names[1].first == PassagePosition(scene: 1, paragraph: 1))
        #expect(names.drifts.isEmpty)
    }

    @Test func `a slip of a name is found where it stands`() {
        let names = ledger(
            "At dawn Elara woke, and Elara rose.", "At noon Elora slept while Elaras wept.", characters: ["Elara"])
        #expect(
            names.drifts == [
                NameLedger.Drift(
                    name: "Elara", variant: "Elora", position: PassagePosition(scene: 1, paragraph: 2))
            ])
    }

    @Test func `two planned names and short names are no slips`() {
        #expect(ledger("Here Marta met Maria. Here Marta left Maria.", characters: ["Marta", "Maria"]).drifts.isEmpty)
        #expect(ledger("From India came an Indian. From India came an Indian.").drifts.isEmpty)
        #expect(ledger("Here Tim met Tom. Here Tim left Tom.").drifts.isEmpty)
        #expect(ledger("On May the girl Mary left. Then in May came Mary.").drifts.isEmpty)
    }

    @Test func `words that are mostly lower case are no names`() {
        #expect(ledger("He saw the Lamp and the lamp. She saw the Lamp and the lamp, a lamp.").names.isEmpty)
    }

    @Test func `longer names may differ by two letters`() {
        let names = ledger("With Katherine came rain. With Katherine came sun. With Kathryne came fog.")
        #expect(names.drifts.map(\.variant) == ["Kathryne"])
    }
}
