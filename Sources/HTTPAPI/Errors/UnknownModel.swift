/// A request names a provider or model that this server does not have.
package struct UnknownModel: ProblemConvertible, Hashable {
    /// Which of the two is not known.
    package enum Part: String, Sendable, Hashable {
        case provider, model
    }

    package var part: Part

    /// Takes what is not known.
    package init(_ part: Part) {
        self.part = part
    }

    package var problem: Problem {
        .invalid([
            FieldFault(
                .body, [.name(part.rawValue)], .notAChoice,
                "This server has no such \(part.rawValue): choose one that /api/v1/models lists, or leave it out.")
        ])
    }
}
