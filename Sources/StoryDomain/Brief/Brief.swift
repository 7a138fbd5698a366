/// What the writer asks for: a bare idea, or up to the ten fields of a full setup, and the length.
///
/// Field texts are data. They reach the model inside the brief block of the prompt and cannot change its rules.
package struct Brief: Hashable, Sendable, Codable {
    /// The most characters that one field may have.
    package static let longestField = 20_000
    /// The most characters of `author` and of `licence`.
    package static let longestImprint = 200

    /// The idea in the writer's own words; empty where the ten fields say it all.
    package var idea: String
    /// The ten fields of a full setup.
    package var setup: StorySetup
    /// How long the story is to be.
    package var length: StoryLength
    /// The language that the story is written in.
    package var language: LanguageTag
    /// The kind of story, where one was chosen.
    package var template: StoryTemplate?
    /// The title that the writer gave, or nil to let the outline name it.
    package var title: String?
    /// Seed for sampling, so that a model which honours it writes the same again; nil draws freely.
    package var seed: Int?
    /// Who stands on the title page of books, where the writer said so. No part of any prompt.
    package var author: String?
    /// What readers may do with the story, in one line, for the title page. No part of any prompt.
    package var licence: String?

    /// Takes a brief's parts and checks them.
    ///
    /// - Throws: `BriefError.empty` where neither idea nor setup says anything, `BriefError.fieldTooLong`.
    package init(
        idea: String = "",
        setup: StorySetup = StorySetup(),
        length: StoryLength,
        language: LanguageTag = .english,
        template: StoryTemplate? = nil,
        title: String? = nil,
        seed: Int? = nil,
        author: String? = nil,
        licence: String? = nil
    ) throws(BriefError) {
        self.idea = idea
        self.setup = setup
        self.length = length
        self.language = language
        self.template = template
        self.title = title
        self.seed = seed
        self.author = author
        self.licence = licence
        try check()
    }

    /// Whether there is only an idea, so that setups must be offered before a premise can be written.
    package var isBareIdea: Bool { setup.isEmpty }

    private func check() throws(BriefError) {
        let idea = ("idea", self.idea)
        let said = ([idea] + setup.fields).filter { field in field.1.contains { !$0.isWhitespace } }
        guard !said.isEmpty else { throw .empty }
        for (name, text) in said where text.count > Self.longestField {
            throw .fieldTooLong(name: name, characters: text.count)
        }
        for (name, text) in [("title", title ?? ""), ("author", author ?? ""), ("licence", licence ?? "")]
        where text.count > Self.longestImprint {
            throw .fieldTooLong(name: name, characters: text.count)
        }
    }

    /// The most characters of a field of text.
    package static func longest(_ name: String) -> Int {
        ["title", "author", "licence"].contains(name) ? longestImprint : longestField
    }
}
