import FoundationEssentials
import StoryDomain

/// Money in the exported JSON: text, since readers of JSON numbers round them.
struct ExportedAmount: Codable {
    var amount: Decimal

    /// Takes an amount.
    init(_ amount: Decimal) {
        self.amount = amount
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let amount = Decimal(digits: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a decimal number")
        }
        self.amount = amount
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(amount.description)
    }
}
