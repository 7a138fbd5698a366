/// The styles, the usual one first.
struct PictureStylesResource: WireSchema, Encodable {
    static let schemaName = "PictureStyles"
    static let schema = Schema.object(
        .required("items", .list(of: .type(PictureStyleResource.self), atMost: 1_000), "The styles."))

    let items: [PictureStyleResource]
}
