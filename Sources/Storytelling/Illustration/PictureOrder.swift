import StoryDomain

/// A picture that somebody asks for.
package struct PictureOrder: Sendable, Hashable {
    package var place: PicturePlace
    /// What it is to show; nil takes what the outline, the bible and the brief say.
    package var prompt: String?
    /// A style's name; nil takes that of the story's last picture, else the usual one.
    package var style: String?
    /// What it shows, for those who cannot see it; nil has it written.
    package var alt: String?
    /// The provider and model asked for; nil takes the server's order.
    package var provider: String?
    package var model: String?

    /// Orders a picture; what is left out is chosen.
    package init(
        _ place: PicturePlace, prompt: String? = nil, style: String? = nil, alt: String? = nil,
        provider: String? = nil, model: String? = nil
    ) {
        self.place = place
        self.prompt = prompt
        self.style = style
        self.alt = alt
        self.provider = provider
        self.model = model
    }
}
