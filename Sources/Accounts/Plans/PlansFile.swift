import FoundationEssentials

/// Plans as an operator writes them, in YAML or JSON; nothing is checked yet.
///
///     default: free
///     plans:
///       free: {calls: 50, tokens: 50000, money: 2.00, models: [gemini-*-flash]}
///       pro: {calls: 3000}
package struct PlansFile: Sendable, Hashable, Decodable {
    /// By plan and by the name of the limit.
    package var plans: [String: [String: Field]]
    /// The plan of users who were given none; where it is missing, `free`.
    package var standard: String?

    private enum CodingKeys: String, CodingKey {
        case plans
        case standard = "default"
    }

    /// The value of one limit, as it was written.
    package enum Field: Sendable, Hashable, Decodable {
        /// The name stands there without a value.
        case nothing
        /// A number or a word.
        case scalar(String)
        /// A list of words.
        case list([String])

        package init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .nothing
            } else if let list = try? container.decode([String].self) {
                self = .list(list)
            } else if let text = try? container.decode(String.self) {
                self = .scalar(text)
            } else if let number = try? container.decode(Decimal.self) {
                self = .scalar(number.description)
            } else {
                self = .scalar(try container.decode(Bool.self) ? "true" : "false")
            }
        }
    }
}
