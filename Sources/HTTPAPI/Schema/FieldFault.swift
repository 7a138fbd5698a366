import JSONNotation

/// One thing that is wrong with one field of a request or an answer.
package struct FieldFault: Error, Sendable, Hashable {
    /// Where the field stands.
    package enum Source: String, Sendable, Hashable {
        case body, query, header, path
    }

    /// One step from a value to a value inside it.
    package enum Step: Sendable, Hashable {
        case name(String)
        case index(Int)
    }

    /// What is wrong; the names are those that FastAPI's clients know.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case missing
        case undeclared
        case textExpected = "string_type"
        case integerExpected = "int_type"
        case integerUnreadable = "int_parsing"
        case numberExpected = "float_type"
        case flagExpected = "bool_type"
        case listExpected = "list_type"
        case objectExpected = "dict_type"
        case tooShort = "string_too_short"
        case tooLong = "string_too_long"
        case blank = "string_blank"
        case controlCharacter = "string_control_character"
        case notAChoice = "enum"
        case tooSmall = "greater_than_equal"
        case tooLarge = "less_than_equal"
        case tooFew = "too_short"
        case tooMany = "too_long"
        case unreadable = "value_error"
    }

    /// Longer pointers are cut: names in free objects are the client's own.
    static let longestPointer = 2_000

    package var source: Source
    package var path: [Step]
    package var code: Code
    /// One sentence that says what to do.
    package var detail: String

    /// Takes a fault's parts.
    package init(_ source: Source, _ path: [Step], _ code: Code, _ detail: String) {
        self.source = source
        self.path = path
        self.code = code
        self.detail = detail
    }

    /// The place as a JSON pointer (RFC 6901); empty for the whole body.
    package var pointer: String {
        let whole = path.map { step in
            switch step {
            case .name(let name):
                "/"
                    + name.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
                    .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
            case .index(let index): "/\(index)"
            }
        }.joined()
        return String(String.UnicodeScalarView(whole.unicodeScalars.prefix(Self.longestPointer)))
    }

    /// The place as one member of `errors`: `pointer` in bodies, `parameter` in queries and paths, or `header`.
    package var json: JSONValue {
        let place: JSONValue.Member =
            switch source {
            case .body: JSONValue.Member("pointer", .string(pointer))
            case .query, .path: JSONValue.Member("parameter", .string(String(pointer.dropFirst())))
            case .header: JSONValue.Member("header", .string(String(pointer.dropFirst())))
            }
        return .object([
            JSONValue.Member("detail", .string(detail)), place, JSONValue.Member("code", .string(code.rawValue)),
        ])
    }
}
