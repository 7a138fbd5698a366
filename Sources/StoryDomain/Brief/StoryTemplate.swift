/// The kind of story; each brings its own rules of craft to the prompt.
package enum StoryTemplate: String, CaseIterable, Sendable, Codable {
    case shortFiction = "short_fiction"
    case longFiction = "long_fiction"
    case animeFiction = "anime_fiction"
    case experimentalFiction = "experimental_fiction"
    case productStory = "product_story"
    case brandManifesto = "brand_manifesto"
    case founderStory = "founder_story"
    case customerStory = "customer_story"

    /// Reads a template's name as a person writes it: case, spaces and hyphens do not matter, and the fiction kinds
    /// need no "fiction" ("anime" is `anime_fiction`).
    ///
    /// - Throws: `BriefError.unknownTemplate`.
    package init(name: String) throws(BriefError) {
        let folded = name.lowercased()
            .map { $0 == " " || $0 == "-" ? "_" : String($0) }
            .joined()
        guard let found = Self.allCases.first(where: { $0.rawValue == folded || $0.rawValue == folded + "_fiction" })
        else {
            throw .unknownTemplate(name)
        }
        self = found
    }
}
