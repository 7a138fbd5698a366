import Accounts

/// A key that was just made, with the key itself, which is shown this once.
struct MadeKey: WireSchema, Encodable {
    static let schema = Schema.object(
        KeyResource.properties + [.required("key", .text(atMost: 100), "The key; it cannot be had again.")])

    let record: KeyRecord
    let key: String

    private enum CodingKeys: String, CodingKey {
        case key
    }

    func encode(to encoder: any Encoder) throws {
        try KeyResource(record).encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(key, forKey: .key)
    }
}
