import JSONNotation

/// JSON of any shape inside a wire type: its names are the client's own and stay as they are.
struct FreeJSON: Codable, Sendable, Hashable {
    var value: JSONValue

    /// Takes a value.
    init(_ value: JSONValue) {
        self.value = value
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            value = .string(text)
        } else if let members = try? container.decode([String: FreeJSON].self) {
            value = .object(members.sorted { $0.key < $1.key }.map { .init($0.key, $0.value.value) })
        } else if let values = try? container.decode([FreeJSON].self) {
            value = .array(values.map(\.value))
        } else if container.decodeNil() {
            value = .null
        } else if let flag = try? container.decode(Bool.self) {
            value = .bool(flag)
        } else if let number = try? container.decode(Int.self) {
            value = .integer(number)
        } else {
            value = .number("\(try container.decode(Double.self))")
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch value {
        case .null: try container.encodeNil()
        case .bool(let flag): try container.encode(flag)
        case .integer(let number): try container.encode(number)
        case .number(let digits): try container.encode(Double(digits) ?? 0)
        case .string(let text): try container.encode(text)
        case .array(let values): try container.encode(values.map(FreeJSON.init))
        case .object(let members):
            let named = members.map { ($0.name, FreeJSON($0.value)) }
            try container.encode(Dictionary(named, uniquingKeysWith: { $1 }))
        }
    }
}
