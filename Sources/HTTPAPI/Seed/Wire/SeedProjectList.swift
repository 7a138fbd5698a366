/// A page of projects.
struct SeedProjectList: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("projects", .list(of: .type(SeedProject.self), atMost: 200), "The projects."),
        .required("total", .integer(), "How many there are on all pages."),
        .required("limit", .integer(1...200), "As it was asked for."),
        .required("offset", .integer(), "As it was asked for."))

    let projects: [SeedProject]
    let total: Int
    let limit: Int
    let offset: Int
}
