/// What is changed of a picture; what is left out stays.
struct PicturePatch: WireSchema, Decodable {
    static let schema = Schema.object(
        .pictureAlt,
        .optional("chosen", .flag, "Whether it goes into the book; the others of its place then do not."))

    let alt: String?
    let chosen: Bool?
}
