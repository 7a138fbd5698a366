/// A user's plan to be.
struct PlanChoice: WireSchema, Decodable {
    static let schema = Schema.object(
        .required("plan", .text(atMost: Schema.mostName, blank: false), "The plan's name."))

    let plan: String
}
