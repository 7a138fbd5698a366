extension ExportError {
    /// Tells a decoder's error by the path of the field, as the file spells it.
    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self = .field(Self.path(context.codingPath + [key]), problem: "is missing")
        case .valueNotFound(_, let context):
            self = .field(Self.path(context.codingPath), problem: "is null")
        case .typeMismatch(let type, let context):
            let field = Self.path(context.codingPath)
            self = field.isEmpty ? .notAStory : .field(field, problem: "is not \(Self.name(of: type))")
        case .dataCorrupted(let context):
            let field = Self.path(context.codingPath)
            self = field.isEmpty ? .notJSON : .field(field, problem: "has a value that is not allowed")
        @unknown default:
            self = .notAStory
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.reduce("") { path, key in
            if let index = key.intValue { return path + "[\(index)]" }
            return path + (path.isEmpty ? "" : ".") + snakeCase(key.stringValue)
        }
    }

    /// `createdAt` as files spell it: `created_at`.
    private static func snakeCase(_ name: String) -> String {
        name.reduce(into: "") { spelled, letter in
            spelled += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
        }
    }

    private static func name(of type: Any.Type) -> String {
        switch type {
        case is String.Type: "text"
        case is Int.Type: "a whole number"
        case is Bool.Type: "true or false"
        case is [Any].Type: "a list"
        default: "of the right kind"
        }
    }
}
