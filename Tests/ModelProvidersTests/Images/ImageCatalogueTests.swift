import Foundation
import LanguageModels
import Testing

@testable import ModelProviders

@Suite struct ImageCatalogueTests {
    private let day = Date(timeIntervalSince1970: 1_795_000_000)

    @Test func `the built-in catalogue knows who draws, for how much, and who looks at portraits`() throws {
        let catalogue = try ModelCatalogue.load()
        let gemini = try #require(catalogue.defaultImageModel(of: "gemini"))
        let profile = try catalogue.imageProfile(provider: "gemini", model: gemini, on: day)
        #expect(profile.price == Decimal(string: "0.0336"))
        #expect(profile.references > 0)
        let flux = try catalogue.imageProfile(
            provider: "huggingface", model: "black-forest-labs/FLUX.1-dev", on: day)
        #expect(flux.references == 0)
        #expect(catalogue.name(of: flux.model, atService: "fal-ai") == "fal-ai/flux/dev")
        #expect(catalogue.name(of: flux.model, atService: "together") == flux.model)
        #expect(HuggingFaceImageModel.Service(rawValue: catalogue.defaultImageService ?? "") != nil)
        #expect(catalogue.defaultImageModel(of: "openai") == nil)
        #expect(try catalogue.imageProfile(provider: "openai", model: "sd-turbo", on: day).price == 0)
        #expect(catalogue.asksForBase64(model: "sd-turbo") && !catalogue.asksForBase64(model: "gpt-image-2"))
        #expect(throws: CatalogueError.self) {
            try catalogue.imageProfile(provider: "embedded", model: "any", on: day)
        }
        #expect(catalogue.imageListings(on: day).filter(\.isDefault).count == 2)
    }

    @Test func `a file of one's own adds models and changes prices from a day on`() throws {
        let own = """
            version: mine
            providers:
              gemini:
                images:
                  default: gemini-paint
                  models:
                    gemini-paint:
                      references: 0
                      prices: [{image: 0.01}, {from: 2027-01-01, image: 0.02}]
            """
        let builtIn = try ModelCatalogue.load()
        let text = """
            version: 1
            providers:
              gemini:
                images:
                  families: [{match: "gemini-*", prices: [{image: 0.5}], references: 3}]
            """
        let catalogue = try ModelCatalogue(builtIn: text, own: (own, "mine.yaml"))
        let today = try catalogue.imageProfile(provider: "gemini", model: "gemini-paint", on: day)
        #expect(today.price == Decimal(string: "0.01") && today.priceVersion == "mine" && today.references == 0)
        let later = try catalogue.imageProfile(
            provider: "gemini", model: "gemini-paint", on: day.addingTimeInterval(90 * 86_400))
        #expect(later.price == Decimal(string: "0.02"))
        #expect(catalogue.defaultImageModel(of: "gemini") == "gemini-paint")
        #expect(builtIn.defaultImageModel(of: "gemini") != "gemini-paint")
    }

    @Test(arguments: [
        ("models: {a: {prices: [{from: 2027-01-01, image: 1}]}}", "lacks a price"), ("default: nobody", "not among"),
        ("service: midjourney", "unknown"), ("models: {a: {references: 99}}", "from 0 to 16"),
        ("models: {a: {prices: [{input: 1}]}}", "no field input"), ("families: [{references: 1}]", "match"),
    ])
    func `what a file says wrongly is told`(text: String, part: String) throws {
        let own = "providers:\n  gemini:\n    images:\n      \(text)\n"
        let error = #expect(throws: CatalogueError.self) {
            _ = try ModelCatalogue(builtIn: "version: 1", own: (own, "mine.yaml"))
        }
        #expect(error?.description.contains(part) == true, "\(error.map(String.init(describing:)) ?? "")")
    }
}
