import ArgumentParser
import Bootstrap
import Foundation
import LanguageModels
import ModelProviders
import StoryDomain

/// `storywriter models`: the catalogue.
struct ModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "List the known models with their context and prices.",
        discussion: """
            Prices are US dollars for a million tokens. Other models of the same families can be named too; their prices \
            are unknown. STORYWRITER_MODELS names a YAML file that adds or overrides entries.
            """)

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        try await guarded { terminal in
            let settings = try await shared.settings()
            let catalogue = try ModelCatalogue.load(overriding: settings.catalogueFile)
            let listed = catalogue.listings(on: Date()).map { listing in
                let replacement = listing.profile.replacement.map { "from \($0.from): \($0.model)" }
                return Self.row(listing.profile, listing.isDefault ? "default" : replacement ?? "")
            }
            let rows = listed + (try settings.unlistedProfiles(in: catalogue)).map { Self.row($0, "set") }
            let head = ["PROVIDER", "MODEL", "CONTEXT", "INPUT $", "CACHED $", "OUTPUT $", ""]
            terminal.out(TextTable.text([head] + rows, right: [2, 3, 4, 5]) + "\n")
        }
    }

    /// A model's row; what nobody knows the price of says so.
    private static func row(_ profile: ModelProfile, _ mark: String) -> [String] {
        let price = profile.price
        let amounts =
            price.isUnknown
            ? ["unknown", "unknown", "unknown"] : ["\(price.input)", "\(price.cachedInput)", "\(price.output)"]
        return [profile.provider, profile.model, StatusLine.grouped(profile.contextTokens)] + amounts + [mark]
    }
}
