import JSONNotation

/// Holds answers, and the events of streams, against what their routes declare, while tests run.
struct AnswerCheck: Sendable {
    /// What was answered against the declaration.
    struct Mismatch: Error, CustomStringConvertible {
        let description: String
    }

    /// Hears of each mismatch too: one in a stream may be hidden from a test that does not read to its end.
    let report: @Sendable (String) -> Void

    /// The answer, whose events will be checked as they are sent.
    ///
    /// - Throws: `Mismatch` where the status is not declared or the body is not what the schema says.
    func checked(_ answer: Answer, of route: Route) throws -> Answer {
        do {
            return try Self.checked(answer, of: route, report)
        } catch let error as Mismatch {
            report(error.description)
            throw error
        }
    }

    private static func checked(
        _ answer: Answer, of route: Route, _ report: @escaping @Sendable (String) -> Void
    ) throws -> Answer {
        let declared = route.answers.filter { $0.status == answer.status.code }
        guard !declared.isEmpty else {
            throw Mismatch(description: "\(route.operationID) does not declare the status \(answer.status.code).")
        }
        var answer = answer
        switch answer.body {
        case .json(let bytes):
            let schemas = declared.compactMap { answer -> Schema? in
                if case .json(let schema) = answer.content { schema } else { nil }
            }
            try check(bytes, schemas, "\(route.operationID)", orElse: "it declares no JSON")
        case .none:
            let isDeclared = declared.contains { if case .none = $0.content { true } else { false } }
            guard isDeclared else { throw Mismatch(description: "\(route.operationID) declares a body.") }
        case .bytes(_, let mediaType), .file(_, let mediaType):
            let isDeclared = declared.contains { $0.mediaTypes.contains { mediaType.hasPrefix($0) } }
            guard isDeclared else { throw Mismatch(description: "\(route.operationID) does not declare \(mediaType).") }
        case .events(var stream):
            let shapes = declared.flatMap { answer -> [EventShape] in
                if case .events(_, let shapes) = answer.content { shapes } else { [] }
            }
            guard !shapes.isEmpty else {
                throw Mismatch(description: "\(route.operationID) declares no event stream.")
            }
            let operation = route.operationID
            stream.check = { event in
                do {
                    try check(event, shapes, operation)
                } catch {
                    report("\(error)")
                    throw error
                }
            }
            answer.body = .events(stream)
        }
        return answer
    }

    /// Holds an event against the declared ones of its name.
    private static func check(_ event: ServerEvent, _ shapes: [EventShape], _ operation: String) throws {
        let name = event.event ?? "message"
        let schemas = shapes.filter { $0.name == event.event }.map(\.schema)
        try check(
            Array(event.data.utf8), schemas, "the event “\(name)” of \(operation)", orElse: "it is not declared")
    }

    /// Holds JSON against schemas of which one must fit.
    private static func check(_ bytes: [UInt8], _ schemas: [Schema], _ what: String, orElse none: String) throws {
        let json: JSONValue
        do {
            json = try JSONReader.read(bytes)
        } catch {
            throw Mismatch(description: "\(what): no JSON (\(error))")
        }
        let faults = schemas.map { SchemaCheck.faults(of: json, as: $0) }
        guard !faults.contains(where: \.isEmpty) else { return }
        // Of several kinds of event without names, the one that the value comes closest to says best what is wrong.
        let told = faults.min { $0.count < $1.count }?.map { "\($0.pointer): \($0.detail)" } ?? [none]
        throw Mismatch(description: "\(what): \(told.joined(separator: "; "))")
    }
}
