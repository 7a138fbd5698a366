import Foundation
import LanguageModels
import TestSupport
import Testing

/// What was learned: merged by age, forgotten in time, laid over the catalogue.
@Suite struct LearnedTraitsTests {
    private let day = Date(timeIntervalSince1970: 1_800_000_000)

    @Test func `Of two traits of one name the younger counts`() {
        let old = LearnedTraits.Trait(.context, "4096", at: day)
        let young = LearnedTraits.Trait(.context, "8192", at: day.addingTimeInterval(1))
        #expect(LearnedTraits([old, young]).integer(.context) == 8_192)
        #expect(LearnedTraits([young, old]).integer(.context) == 8_192)
    }

    @Test func `Sizes are found out anew after a week, fields after a month, tokens after a season`() {
        let traits = LearnedTraits([
            .init(.context, "4096", at: day), .init(.without("seed"), "true", at: day),
            .init(.tokensPerWord("de"), "2.10", at: day),
        ])
        func left(after days: Double) -> Int { traits.fresh(at: day.addingTimeInterval(days * 86_400)).all.count }
        let lefts: [Int] = [6, 8, 31, 91].map { left(after: $0) }
        let expected: [Int] = [3, 2, 1, 0]
        #expect(lefts == expected)
    }

    @Test(arguments: [
        TraitName.context, .maxOutput, .without("top_p"), .maxCompletionTokens, .structure, .effort, .systemRole,
        .prefill,
        .thinkingAllowance, .tokensPerWord("pt"), .promptScale("zh"), .promptScaleFloor("pl"),
    ])
    func `Every name comes back from the database`(name: TraitName) {
        #expect(TraitName(rawValue: name.rawValue) == name)
    }

    @Test func `A written size is only ever lowered, an assumed one replaced`() {
        let traits = LearnedTraits([.init(.context, "16384", at: day), .init(.maxOutput, "1000", at: day)])
        var written = ModelProfile.testing(contextTokens: 8_192, maxOutputTokens: 4_096)
        #expect(written.corrected(by: traits).contextTokens == 8_192)
        #expect(written.corrected(by: traits).maxOutputTokens == 1_000)
        written.isContextAssumed = true
        #expect(written.corrected(by: traits).contextTokens == 16_384)
        #expect(!written.corrected(by: traits).isContextAssumed)
    }

    @Test func `Refusals go before the catalogue`() {
        let traits = LearnedTraits([
            .init(.without("seed"), "true", at: day), .init(.structure, "json_object", at: day),
            .init(.systemRole, "false", at: day), .init(.maxCompletionTokens, "true", at: day),
        ])
        let capabilities = ModelProfile.testing().corrected(by: traits).capabilities
        #expect(!capabilities.seed && !capabilities.systemRole && capabilities.maxCompletionTokens)
        #expect(capabilities.structure == .jsonObject)
        #expect(capabilities.without == ["seed"])
    }

    @Test(arguments: [
        ("http://user:secret@Host.local:8080/v1/?key=abc#x", "http://host.local:8080/v1"),
        ("https://api.openai.com/v1/", "https://api.openai.com/v1"), ("embedded", "embedded"),
        ("http://a@b@host/V1", "http://host/V1"),
    ])
    func `The place of a model holds no secret`(url: String, server: String) {
        #expect(ServedModel(baseURL: url, model: "m").server == server)
    }

    @Test func `Two memories of one store know what either learned`() async throws {
        let store = MemoryTraitStore()
        let place = ServedModel(baseURL: "http://127.0.0.1/v1", model: "m")
        let one = TraitBook(store: store)
        #expect(one.memory(of: place).learn(.context, "4096"))
        #expect(!one.memory(of: place).learn(.context, "4096"))
        await one.memory(of: place).save()
        let other = TraitBook(store: store)
        await other.load()
        #expect(other.memory(of: place).traits.integer(.context) == 4_096)
        try await other.forget()
        #expect(other.memory(of: place).traits.isEmpty)
        #expect(try await store.traits().isEmpty)
    }

    @Test func `A store that fails costs nothing but a second try`() async throws {
        let store = BrokenOnce()
        let memory = TraitMemory(ServedModel(server: "s", model: "m"), store: store)
        memory.learn(.context, "4096")
        await memory.save()
        #expect(memory.traits.integer(.context) == 4_096)
        await memory.save()
        #expect(try await store.kept.traits().values.first?.count == 1)
    }
}

/// A store whose first writing fails.
private final class BrokenOnce: TraitStore {
    let kept = MemoryTraitStore()
    private let counter = Counter()

    func traits() async throws -> [ServedModel: [LearnedTraits.Trait]] { try await kept.traits() }
    func keep(_ traits: [LearnedTraits.Trait], of place: ServedModel) async throws {
        if await counter.next() == 1 { throw CancellationError() }
        try await kept.keep(traits, of: place)
    }
    func forget(_ place: ServedModel?) async throws { try await kept.forget(place) }
}

private actor Counter {
    private var count = 0

    func next() -> Int {
        count += 1
        return count
    }
}
