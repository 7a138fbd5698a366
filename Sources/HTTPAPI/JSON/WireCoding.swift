import FoundationEssentials
import JSONNotation

/// How wire types become JSON and come out of it: names in snake_case, moments in ISO 8601 with milliseconds, members
/// in a stable order, so that equal values give equal bytes.
package enum WireCoding {
    private static let moments = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    /// A value's JSON.
    ///
    /// - Throws: `EncodingError` for a number that JSON cannot hold.
    package static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(date.formatted(moments))
        }
        return Array(try encoder.encode(value))
    }

    /// A value out of JSON that its schema has already accepted.
    ///
    /// - Throws: `DecodingError` where type and schema disagree, which is a fault of the program.
    package static func decode<T: Decodable>(_ type: T.Type, from json: JSONValue) throws -> T {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            guard let date = Date(rfc3339: try container.decode(String.self)) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "no moment in ISO 8601")
            }
            return date
        }
        return try decoder.decode(type, from: Data(json.jsonText.utf8))
    }

    /// A property's name as it stands in JSON.
    static func snakeCase(_ name: String) -> String {
        var text = ""
        for character in name {
            if character.isUppercase {
                text += "_" + character.lowercased()
            } else {
                text.append(character)
            }
        }
        return text
    }
}
