/// Why no picture can be made or taken in as asked.
package enum IllustrationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No provider of pictures is set up.
    case noModel
    /// There is no style of that name.
    case unknownStyle
    /// The story has no scene of that number.
    case noScene(Int)

    /// How a server gets a provider of pictures.
    package static let advice =
        "No provider of pictures is set up: set GEMINI_API_KEY or HF_TOKEN, or name the model of an OpenAI-compatible "
        + "server in OPENAI_IMAGE_MODEL. You can always upload pictures of your own."

    package var description: String {
        switch self {
        case .noModel: Self.advice
        case .unknownStyle:
            "There is no such style: choose one of " + PictureStyle.all.map(\.name).joined(separator: ", ") + "."
        case .noScene(let number): "The story has no scene \(number): list its scenes to see their numbers."
        }
    }
}
