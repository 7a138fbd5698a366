import ArgumentParser
import Bootstrap
import Foundation
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
            let rows = catalogue.listings(on: Date()).map { listing -> [String] in
                let profile = listing.profile
                let price = profile.price
                return [
                    profile.provider, profile.model, StatusLine.grouped(profile.contextTokens), "\(price.input)",
                    "\(price.cachedInput)", "\(price.output)",
                    listing.isDefault ? "default" : profile.replacement.map { "from \($0.from): \($0.model)" } ?? "",
                ]
            }
            let head = ["PROVIDER", "MODEL", "CONTEXT", "INPUT $", "CACHED $", "OUTPUT $", ""]
            terminal.out(TextTable.text([head] + rows, right: [2, 3, 4, 5]) + "\n")
        }
    }
}
