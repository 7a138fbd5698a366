import FoundationEssentials
import LanguageModels
import StoryDomain
import Testing

@testable import ModelProviders

@Suite struct ModelCatalogueTests {
    private let autumn = Date(timeIntervalSince1970: 1_795_381_806)  // 2026-11-22
    private let newYear = Date(timeIntervalSince1970: 1_798_761_600)  // 2027-01-01

    private func amount(_ digits: String) throws -> Decimal { try #require(Decimal(string: digits)) }

    @Test func `The built-in catalogue loads and has a default for each provider that has its own models`() throws {
        let catalogue = try ModelCatalogue.load()
        #expect(catalogue.providers == ["gemini", "huggingface", "openai", "embedded"])
        #expect(catalogue.defaultModel(of: "gemini") == "gemini-3.8-flash")
        #expect(catalogue.defaultModel(of: "huggingface") == "openai/gpt-oss-120b")
        #expect(catalogue.defaultModel(of: "openai") == nil)
        #expect(catalogue.defaultModel(of: "embedded") == "qwen2.5-coder-1.5b-instruct")
    }

    @Test func `Prices are exact and change on their day`() throws {
        let catalogue = try ModelCatalogue.load()
        let now = try catalogue.profile(provider: "gemini", model: "gemini-3.8-flash", on: autumn)
        #expect(
            now.price
                == TokenPrice(
                    input: try amount("0.75"), cachedInput: try amount("0.075"), output: try amount("3.75"),
                    version: "2026-11-30"))
        let lastSecond = newYear.addingTimeInterval(-1)
        #expect(
            try catalogue.profile(provider: "gemini", model: "gemini-3.8-flash", on: lastSecond).price == now.price)
        let then = try catalogue.profile(provider: "gemini", model: "gemini-3.8-flash", on: newYear)
        #expect(then.price.input == (try amount("1.50")))
        #expect(then.price.cachedInput == (try amount("0.15")))
    }

    @Test func `A model that is replaced costs and takes what its replacement does from that day on`() throws {
        let catalogue = try ModelCatalogue.load()
        let day = Date(timeIntervalSince1970: 1_796_083_200)  // 2026-12-01
        for (old, new) in [("gemini-2.5-pro", "gemini-3.8-flash"), ("gemini-2.5-flash", "gemini-3.5-flash-lite")] {
            let before = try catalogue.profile(provider: "gemini", model: old, on: day.addingTimeInterval(-1))
            #expect(before.capabilities.thinking == .budget)
            #expect(before.replacement == .init(model: new, from: "2026-12-01", isInForce: false))
            let after = try catalogue.profile(provider: "gemini", model: old, on: day)
            let replacing = try catalogue.profile(provider: "gemini", model: new, on: day)
            #expect(after.model == old)
            #expect(after.replacement?.isInForce == true)
            #expect(after.price == replacing.price)
            #expect(after.capabilities == replacing.capabilities)
        }
        let lite = try catalogue.profile(provider: "gemini", model: "gemini-2.5-flash-lite", on: day)
        #expect(lite.replacement == nil)
        #expect(lite.capabilities.thinking == .budget)
    }

    @Test(arguments: [
        ("gemini-3.8-flash", "gemini-3.8-flash"), ("gemini-3.8-flash-001", "gemini-3.8-flash"),
        ("gemini-3.5-flash-lite-preview-09-2026", "gemini-3.5-flash-lite"), ("gemini-3.8-flash-image", nil),
        ("gemini-9-flash", nil),
    ])
    func `A version belongs to the listed model whose name it begins with`(version: String, name: String?) throws {
        let catalogue = try ModelCatalogue.load()
        #expect(catalogue.listedProfile(ofVersion: version, provider: "gemini", on: autumn)?.model == name)
    }

    @Test func `A replacement must be a listed model that is not replaced itself`() throws {
        let own = """
            providers:
              gemini:
                models:
                  gemini-3.8-flash:
                    context: 1000
                    max_output: 1000
                    pass_words: 500
                    prices: [{input: 1, cached: 1, output: 1}]
                    replaced: {from: 2027-01-01, by: gemini-9}
            """
        let error = #expect(throws: CatalogueError.self) {
            try ModelCatalogue(builtIn: "", own: (own, "own.yaml"))
        }
        #expect(error?.description.contains("gemini-3.8-flash") == true)
    }

    @Test func `Gemini's generations differ in what they take`() throws {
        let catalogue = try ModelCatalogue.load()
        let old = try catalogue.profile(provider: "gemini", model: "gemini-2.5-flash", on: autumn).capabilities
        #expect(old.sampling && old.thinking == .budget && old.structure == .gemini && old.prefixCache)
        for model in ["gemini-3.8-flash", "gemini-4-argon", "gemini-9-unheard-of"] {
            let new = try catalogue.profile(provider: "gemini", model: model, on: autumn).capabilities
            #expect(!new.sampling && new.thinking == .level && new.prefixCache)
        }
    }

    @Test func `Models that are not listed are their family`() throws {
        let catalogue = try ModelCatalogue.load()
        let hosted = try catalogue.profile(provider: "huggingface", model: "some/model:together", on: autumn)
        #expect(hosted.contextTokens == 32768)
        #expect(hosted.model == "some/model:together")
        let own = try catalogue.profile(provider: "openai", model: "my-llama", on: autumn)
        #expect(own.price.cost(of: TokenUsage(prompt: 1_000_000, output: 1_000_000)) == 0)
        let gguf = try catalogue.profile(provider: "embedded", model: "other.gguf", on: autumn)
        #expect(gguf.capabilities.prefill && gguf.capabilities.prefixCache)
        #expect(gguf.contextTokens == 8192)
    }

    @Test func `The price of a model that nobody listed is unknown, and a listed one's is not`() throws {
        let catalogue = try ModelCatalogue.load()
        func price(_ provider: String, _ model: String) throws -> TokenPrice {
            try catalogue.profile(provider: provider, model: model, on: autumn).price
        }
        for (provider, model) in [
            ("huggingface", "some/model"), ("openai", "my-llama"), ("openai", "gpt-6-unheard-of"),
        ] {
            let guess = try price(provider, model)
            #expect(guess.isUnknown && guess.version == TokenPrice.unknownVersion, "\(model)")
        }
        for listing in catalogue.listings(on: autumn) { #expect(!listing.profile.price.isUnknown, "\(listing)") }
        #expect(try !price("embedded", "other.gguf").isUnknown)
    }

    @Test func `A family in a file of the user's has the price that the user says`() throws {
        let own =
            "providers:\n  openai:\n    families:\n      - {match: mine-*, prices: [{input: 1, cached: 1, output: 2}], "
            + "context: 10, max_output: 5, pass_words: 3}"
        let builtIn = try ModelCatalogue(builtIn: "", own: (own, "own.yaml"))
        #expect(try builtIn.profile(provider: "openai", model: "mine-1", on: autumn).price.isUnknown == false)
    }

    @Test func `OpenAI's cache writes, long prompts and least efforts stand in the catalogue`() throws {
        let catalogue = try ModelCatalogue.load()
        let sol = try catalogue.profile(provider: "openai", model: "gpt-6-sol", on: autumn)
        #expect(sol.price.input == 2 && sol.price.output == 10)
        #expect(sol.price.cacheWrite == (try amount("2.5")))
        #expect(
            sol.price.longPrompts
                == TokenPrice.LongPrompts(above: 272_000, inputFactor: 2, outputFactor: try amount("1.5")))
        #expect(sol.capabilities.effort == "none" && sol.capabilities.thinking == .effort)
        let newer = try catalogue.profile(provider: "openai", model: "gpt-6.2-sol", on: autumn)
        #expect(newer.capabilities.effort == nil)
        #expect(newer.price.cachedInput == (try amount("0.10")))
        let older = try catalogue.profile(provider: "openai", model: "gpt-5.4-mini", on: autumn)
        #expect(older.price.cacheWrite == nil && older.capabilities.effort == nil)
        // What is written to the cache costs a quarter more than what is read, wherever it has a price of its own.
        for listing in catalogue.listings(on: autumn) {
            guard let write = listing.profile.price.cacheWrite else { continue }
            #expect(write == listing.profile.price.input * (try amount("1.25")), "\(listing.profile.model)")
        }
    }

    @Test func `A Hugging Face model with a provider after it is the listed one`() throws {
        let profile = try ModelCatalogue.load().profile(
            provider: "huggingface", model: "openai/gpt-oss-120b:groq", on: autumn)
        #expect(profile.contextTokens == 131072)
        #expect(profile.capabilities.thinking == .effort)
        #expect(profile.model == "openai/gpt-oss-120b:groq")
    }

    @Test func `The embedded models write the passes that suit them`() throws {
        let catalogue = try ModelCatalogue.load()
        #expect(
            try catalogue.profile(provider: "embedded", model: "qwen2.5-coder-1.5b-instruct", on: autumn).passWords
                == 160)
        #expect(
            try catalogue.profile(provider: "embedded", model: "smollm2-135m-instruct", on: autumn).passWords == 120)
    }

    @Test func `Unknown providers and models are told with what to use instead`() throws {
        let catalogue = try ModelCatalogue.load()
        let provider = #expect(throws: CatalogueError.self) {
            try catalogue.profile(provider: "grok", model: "x", on: autumn)
        }
        #expect(
            provider?.message == "The provider grok is unknown; use one of gemini, huggingface, openai, embedded.")
        let model = #expect(throws: CatalogueError.self) {
            try catalogue.profile(provider: "gemini", model: "gpt-5", on: autumn)
        }
        #expect(model?.message.contains("gemini-2.5-*, gemini-*") == true)
    }

    @Test func `Listings are all listed models in order, with the default marked`() throws {
        let listings = try ModelCatalogue.load().listings(on: autumn)
        #expect(
            listings.filter(\.isDefault).map(\.profile.model) == [
                "gemini-3.8-flash", "openai/gpt-oss-120b", "qwen2.5-coder-1.5b-instruct",
            ])
        #expect(listings.map(\.profile.provider).last == "embedded")
        #expect(Set(listings.map { "\($0.profile.provider)/\($0.profile.model)" }).count == listings.count)
    }

    @Test func `A user's file is laid over field by field`() throws {
        let own = """
            version: mine
            providers:
              gemini:
                default: gemini-3.5-flash
                models:
                  gemini-3.8-flash:
                    prices:
                      - {input: 0.1, cached: 0.01, output: 0.3}
              openai:
                models:
                  my-llama: {context: 65536, capabilities: {structure: json_object}}
            """
        let builtIn = """
            version: base
            providers:
              gemini:
                default: gemini-3.8-flash
                families:
                  - {match: gemini-*, context: 10, max_output: 5, pass_words: 3, prices: [{input: 1, cached: 1, output: 1}]}
                models: {gemini-3.8-flash: {context: 20}}
              openai:
                families:
                  - {match: "*", context: 10, max_output: 5, pass_words: 3, prices: [{input: 0, cached: 0, output: 0}]}
            """
        let catalogue = try ModelCatalogue(builtIn: builtIn, own: (own, "own.yaml"))
        #expect(catalogue.defaultModel(of: "gemini") == "gemini-3.5-flash")
        let flash = try catalogue.profile(provider: "gemini", model: "gemini-3.8-flash", on: autumn)
        #expect(flash.contextTokens == 20)
        #expect(flash.price.version == "mine")
        #expect(flash.price.output == (try amount("0.3")))
        let llama = try catalogue.profile(provider: "openai", model: "my-llama", on: autumn)
        #expect(llama.contextTokens == 65536)
        #expect(llama.maxOutputTokens == 5)
        #expect(llama.capabilities.structure == .jsonObject)
    }

    @Test(arguments: [
        ("providers:\n  gemini:\n    models:\n      x: {context: many}", 4, "Context must be a whole number above 0."),
        (
            "providers:\n  grok: {}", 2,
            "The provider grok is unknown; use one of gemini, huggingface, openai, embedded."
        ),
        (
            "providers:\n  gemini:\n    model: {}", 3,
            "Gemini has no field model; use default, families, models, images."
        ),
        (
            "providers:\n  gemini:\n    models:\n      x:\n        prices:\n          - {input: 1e3, cached: 1, output: 1}",
            6, "Input must be dollars for a million tokens, such as 0.75."
        ),
        (
            "providers:\n  gemini:\n    models:\n      x:\n        prices:\n          - {input: 1, output: 1}", 6,
            "A price needs cached; add it."
        ),
        (
            "providers:\n  gemini:\n    models:\n      x:\n        capabilities:\n          thinking: hard", 6,
            "Thinking must be none, budget, level or effort."
        ),
        (
            "providers:\n  openai:\n    models:\n      x:\n        prices:\n          - {input: 1, cached: 1, output: 1, "
                + "long_prompts: {above: 9}}", 6,
            "Long_prompts needs above, input and output; give tokens and two factors."
        ),
        (
            "providers:\n  openai:\n    models:\n      x:\n        capabilities:\n          effort: hard", 6,
            "Effort must be one of none, minimal, low, default, medium, high, xhigh, max."
        ),
        ("version: 1\nproviders: [", 3, nil),
        ("version: 1\nversion: 2", 1, nil),
    ])
    func `Faults are told with file, line and field`(text: String, line: Int, message: String?) throws {
        let error = #expect(throws: CatalogueError.self) {
            try ModelCatalogue(builtIn: "", own: (text, "own.yaml"))
        }
        #expect(error?.file == "own.yaml")
        #expect(error?.line == line)
        if let message {
            #expect(error?.message == message)
            #expect(error.map(String.init(describing:)) == "own.yaml:\(line): \(message)")
        }
    }

    @Test func `A model without its numbers is told when the file is loaded`() {
        let error = #expect(throws: CatalogueError.self) {
            try ModelCatalogue(
                builtIn: "", own: ("providers:\n  gemini:\n    models:\n      x: {context: 5}", "own.yaml"))
        }
        #expect(error?.message.hasPrefix("gemini x lacks context, max_output, pass_words or a price") == true)
    }

    @Test func `A file that is not there is told`() {
        let error = #expect(throws: CatalogueError.self) { try ModelCatalogue.load(overriding: "/nowhere/models.yaml") }
        #expect(error?.file == "/nowhere/models.yaml")
    }

    @Test(arguments: [
        ("gemini-3", "gemini-*", true), ("gemini-", "gemini-*", true), ("gemini", "gemini-*", false),
        ("a/b", "*/*", true), ("ab", "*/*", false), ("a/b:c", "*/*", true), ("x", "x", true), ("xy", "x", false),
        ("abcabc", "a*c*c", true), ("ac", "a*c*c", false), ("", "*", true),
    ])
    func `Stars in patterns stand for any text`(name: String, pattern: String, matches: Bool) {
        #expect(CatalogueShelf.matches(name, pattern) == matches)
    }
}
