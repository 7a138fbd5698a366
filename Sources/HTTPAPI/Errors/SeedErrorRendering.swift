import JSONNotation

/// Errors in the shapes of the service whose paths live on under `/api/story`: FastAPI's.
package struct SeedErrorRendering: ErrorRendering {
    package let mediaType = "application/json"

    /// The only value.
    package init() {}

    /// There, broken JSON is one more field that is not valid, and a provider without credit is the caller's 403.
    package func status(of kind: ProblemKind) -> Int {
        switch kind {
        case .invalidJSON: 422
        case .providerOutOfCredit: 403
        default: kind.status.code
        }
    }

    package func body(of problem: Problem, requestID: String) -> JSONValue {
        let detail: JSONValue =
            switch problem.kind {
            case .invalidRequest where !problem.errors.isEmpty: .array(problem.errors.map(Self.fault))
            case .invalidJSON:
                [["type": "json_invalid", "loc": ["body"], "msg": .string(problem.detail), "input": [:]]]
            case .quotaExceeded, .rateLimited: Self.limit(problem)
            case .providerOutOfCredit:
                [
                    "error": "insufficient_balance", "message": .string(problem.detail),
                    "provider": Self.member("provider", of: problem) ?? "",
                ]
            case .unauthenticated: "Not authenticated"
            default: .string(Self.plain(problem.detail))
            }
        return ["detail": detail]
    }

    package func schema(status: Int) -> Schema {
        .object(
            .required(
                "detail", Schema(.unchecked),
                "What is wrong: a sentence, a list of fields (422) or an object (403, 429)."))
    }

    private static func limit(_ problem: Problem) -> JSONValue {
        [
            "error": .string(problem.detail), "message": .string(problem.detail),
            "provider": member("provider", of: problem) ?? "",
            "usage_info": member("usage_info", of: problem) ?? [:],
        ]
    }

    private static func member(_ name: String, of problem: Problem) -> JSONValue? {
        problem.extensions.last { $0.name == name }?.value
    }

    /// Names of fields and of tasks are the client's own; no answer holds a control character.
    private static func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { TextRule.isControl($0) ? "\u{FFFD}" : $0 }))
    }

    /// The refused value is not echoed: it may be long, and whoever sent it has it.
    private static func fault(_ fault: FieldFault) -> JSONValue {
        let place = fault.path.map { step in
            switch step {
            case .name(let name): JSONValue.string(plain(name))
            case .index(let index): JSONValue.integer(index)
            }
        }
        return [
            "type": .string(fault.code.rawValue), "loc": .array([.string(fault.source.rawValue)] + place),
            "msg": .string(fault.detail), "input": .null,
        ]
    }
}
