import Publishing

extension ExportError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notJSON: Problem(.invalidJSON, description)
        case .notAStory: .invalid([FieldFault(.body, [.name("format")], .notAChoice, description)])
        case .newerVersion: .invalid([FieldFault(.body, [.name("version")], .tooLarge, description)])
        case .field(let field, let problem):
            .invalid([FieldFault(.body, Self.steps(of: field), .unreadable, "This \(problem).")])
        case .tooLarge, .picturesTooLarge: .invalid([FieldFault(.query, [.name("format")], .notAChoice, description)])
        case .noMemory: Problem(.internal, description)
        case .noTypesetting, .noFonts: .invalid([FieldFault(.query, [.name("format")], .notAChoice, description)])
        case .notWritable: Problem(.internal, "The server has a fault; tell its operator the request's id.")
        }
    }

    /// `story.passages[2].text` as the steps of a pointer.
    private static func steps(of field: String) -> [FieldFault.Step] {
        field.split(separator: ".").flatMap { part -> [FieldFault.Step] in
            let pieces = part.split(whereSeparator: { $0 == "[" || $0 == "]" })
            return pieces.enumerated().map { index, piece in
                if index > 0, let number = Int(piece) { .index(number) } else { .name(String(piece)) }
            }
        }
    }
}
