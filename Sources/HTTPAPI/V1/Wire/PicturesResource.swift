import Storage

/// All pictures of a story, oldest first.
struct PicturesResource: WireSchema, Encodable {
    static let schemaName = "Pictures"
    static let schema = Schema.object(
        .required(
            "items", .list(of: .type(PictureResource.self), atMost: PictureRepository.mostOfStory), "The pictures."))

    let items: [PictureResource]
}
