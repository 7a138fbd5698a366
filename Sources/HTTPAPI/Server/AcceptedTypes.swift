/// What a client accepts, by its `Accept` headers.
struct AcceptedTypes {
    private struct Range {
        let type: Substring
        let isRefused: Bool
    }

    private let ranges: [Range]

    init(_ values: [String]) {
        ranges = values.flatMap { $0.split(separator: ",") }.map { entry in
            let parts = entry.split(separator: ";").map { $0.drop { $0 == " " } }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }?.dropFirst(2)
            let type = parts.first.map { $0.prefix { $0 != " " } } ?? ""
            return Range(type: Substring(type.lowercased()), isRefused: quality.flatMap { Double($0) } == 0)
        }
    }

    /// The type to answer in: the first of the route's that the client takes. An event stream is chosen over JSON only
    /// where it is named, and it is chosen then.
    ///
    /// - Throws: `Problem.notAcceptable` where the route has nothing that the client takes.
    func choice(of route: Route) throws -> String? {
        let types = route.mediaTypes
        guard let first = types.first else { return nil }
        if types.contains("text/event-stream"),
            ranges.contains(where: { $0.type == "text/event-stream" && !$0.isRefused })
        {
            return "text/event-stream"
        }
        if ranges.isEmpty { return first }
        // A declared type may carry parameters such as a charset, which ranges seldom name.
        if let type = types.first(where: { type in takes(type.prefix { $0 != ";" }) }) { return type }
        if route.traits.answersAnyhow { return first }
        throw Problem(.notAcceptable, "This answers in: \(types.joined(separator: ", ")).")
    }

    private func takes(_ type: Substring) -> Bool {
        let family = type.prefix { $0 != "/" }
        // The most specific range decides, so that `*/*, text/html;q=0` refuses HTML.
        for wanted in [String(type), "\(family)/*", "*/*"] {
            if let range = ranges.first(where: { $0.type == wanted }) { return !range.isRefused }
        }
        return false
    }
}
