/// An attribute as OTLP's JSON has it: `{"key": "a", "value": {"intValue": "5"}}`.
struct OTLPField: Encodable {
    private let key: String
    private let value: OTLPValue

    /// Takes an attribute.
    init(_ field: SpanField) {
        key = field.key
        value = OTLPValue(value: field.value)
    }
}

/// A value with the name of its type.
private struct OTLPValue: Encodable {
    private enum CodingKeys: String, CodingKey {
        case stringValue, intValue, doubleValue, boolValue, arrayValue
    }

    private struct List: Encodable {
        let values: [OTLPValue]
    }

    let value: SpanField.Value

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch value {
        case .text(let text): try container.encode(text, forKey: .stringValue)
        case .integer(let number): try container.encode(String(number), forKey: .intValue)
        case .number(let number): try container.encode(number, forKey: .doubleValue)
        case .truth(let truth): try container.encode(truth, forKey: .boolValue)
        case .list(let all): try container.encode(List(values: all.map { OTLPValue(value: $0) }), forKey: .arrayValue)
        }
    }
}
