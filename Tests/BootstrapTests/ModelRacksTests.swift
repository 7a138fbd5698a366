import Foundation
import HTTPAPI
import LanguageModels
import TestSupport
import Testing

@testable import Bootstrap

@Suite struct ModelRacksTests {
    private static let keys = [
        "GEMINI_API_KEY": "key-of-gemini", "HF_TOKEN": "key-of-face", "STORYWRITER_PROVIDERS": "gemini,huggingface",
    ]

    private func withRacks(_ body: (ModelRacks, StoryHouse) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let house = try await StoryHouse.open(try await .read(environment: Self.keys, in: folder))
            defer { house.close() }
            let racks = try ModelRacks(house: house)
            try await body(racks, house)
            await racks.shutdown()
        }
    }

    @Test func `Made-up names shut out neither offered models nor other names`() async throws {
        try await withRacks { racks, house in
            for number in 0..<500 { _ = try racks.found(provider: nil, name: "gemini-9.\(number)-flash") }
            for offer in racks.offers(of: house.catalogue) {
                let found = try racks.found(provider: offer.profile.provider, name: offer.profile.model)
                #expect(found.profile.model == offer.profile.model)
            }
            #expect(try racks.found(provider: "gemini", name: "gemini-9.0-flash").profile.model == "gemini-9.0-flash")
        }
    }

    @Test func `A name that no provider has is told as such`() async throws {
        try await withRacks { racks, _ in
            #expect(throws: UnknownModel(.model)) { _ = try racks.found(provider: "gemini", name: "gpt-4.1") }
            #expect(throws: UnknownModel(.provider)) { _ = try racks.found(provider: "nobody", name: nil) }
        }
    }

    @Test func `The models of a provider share one limit and one breaker`() {
        let guards = ProviderGuards()
        let make = { ProviderGuards.Guard(limit: ConcurrencyLimit(1), breaker: CircuitBreaker()) }
        let (first, second) = (guards.shared(by: "gemini", making: make), guards.shared(by: "gemini", making: make))
        #expect(first.limit === second.limit)
        #expect(first.breaker === second.breaker)
        #expect(guards.shared(by: "openai", making: make).limit !== first.limit)
    }

    @Test func `What was not asked for the longest leaves first`() {
        var recent = RecentChoices<String, Int>(atMost: 2)
        var made: [String] = []
        for key in ["a", "b", "a", "c", "a", "b"] {
            _ = recent.value(for: key) {
                made.append(key)
                return made.count
            }
        }
        #expect(made == ["a", "b", "c", "b"])
        #expect(recent.values.count == 2)
    }

    @Test func `A choice that cannot be made pushes nothing out`() throws {
        var recent = RecentChoices<String, Int>(atMost: 1)
        #expect(recent.value(for: "a") { 1 } == 1)
        #expect(throws: SettingsError.self) { try recent.value(for: "b") { throw SettingsError("No.") } }
        #expect(recent.value(for: "a") { 2 } == 1)
    }
}
