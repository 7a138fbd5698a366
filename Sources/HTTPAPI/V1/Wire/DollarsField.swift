import FoundationEssentials
import StoryDomain

/// US dollars as text or number.
struct DollarsField: Decodable, Sendable {
    let amount: Decimal

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self), let amount = Decimal(digits: text) {
            self.amount = amount
        } else {
            amount = try container.decode(Decimal.self)
        }
    }
}
