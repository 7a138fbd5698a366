/// A name and the one that takes its place.
struct NewName: WireSchema, Decodable {
    static let schema = Schema.object(
        .required("from", .text(atMost: Schema.mostName, blank: false), "The name as it is."),
        .required("to", .text(atMost: 80, blank: false), "The name to be."))

    let from: String
    let to: String
}
