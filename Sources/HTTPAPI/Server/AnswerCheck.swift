import JSONNotation

/// Holds answers against what their routes declare, while tests run.
enum AnswerCheck {
    /// What was answered against the declaration.
    struct Mismatch: Error, CustomStringConvertible {
        let description: String
    }

    /// Throws `Mismatch` where the status is not declared or the body is not what the schema says.
    static func check(_ answer: Answer, of route: Route) throws {
        let declared = route.answers.filter { $0.status == answer.status.code }
        guard !declared.isEmpty else {
            throw Mismatch(description: "\(route.operationID) does not declare the status \(answer.status.code).")
        }
        switch answer.body {
        case .json(let bytes):
            let json = try JSONReader.read(bytes)
            let faults = declared.compactMap { answer -> [FieldFault]? in
                guard case .json(let schema) = answer.content else { return nil }
                return SchemaCheck.faults(of: json, as: schema)
            }
            guard !faults.contains(where: \.isEmpty) else { return }
            let told = faults.first?.map { "\($0.pointer): \($0.detail)" } ?? ["it declares no JSON"]
            throw Mismatch(description: "\(route.operationID): \(told.joined(separator: "; "))")
        case .none:
            let isDeclared = declared.contains { if case .none = $0.content { true } else { false } }
            guard isDeclared else { throw Mismatch(description: "\(route.operationID) declares a body.") }
        case .bytes(_, let mediaType), .file(_, let mediaType):
            let isDeclared = declared.contains { $0.mediaTypes.contains { mediaType.hasPrefix($0) } }
            guard isDeclared else { throw Mismatch(description: "\(route.operationID) does not declare \(mediaType).") }
        case .events:
            guard declared.contains(where: { $0.mediaTypes == ["text/event-stream"] }) else {
                throw Mismatch(description: "\(route.operationID) declares no event stream.")
            }
        }
    }
}
