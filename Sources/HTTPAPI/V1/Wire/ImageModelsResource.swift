import LanguageModels
import Storytelling

/// The models that draw, the usual one first.
struct ImageModelsResource: WireSchema, Encodable {
    static let schemaName = "ImageModels"
    static let schema = Schema.object(
        .required("items", .list(of: .type(ImageModelResource.self), atMost: 1_000), "The models."),
        .required("advice", .told.orNull, "How to get one, where there is none."))

    let items: [ImageModelResource]
    @ExplicitNull var advice: String?

    /// Takes profiles.
    init(_ profiles: [ImageProfile]) {
        items = profiles.map(ImageModelResource.init)
        advice = profiles.isEmpty ? IllustrationError.advice : nil
    }
}
