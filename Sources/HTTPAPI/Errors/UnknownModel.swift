/// A request names a provider or model that this server does not have.
package struct UnknownModel: ProblemConvertible, Hashable {
    /// Which of the two is not known.
    package enum Part: String, Sendable, Hashable {
        case provider, model
    }

    package var part: Part
    /// Whether a model that draws was asked for.
    package var draws: Bool

    /// Takes what is not known.
    package init(_ part: Part, draws: Bool = false) {
        self.part = part
        self.draws = draws
    }

    package var problem: Problem {
        .invalid([
            FieldFault(
                .body, [.name(part.rawValue)], .notAChoice,
                "This server has no such \(part.rawValue): choose one that /api/v1/\(draws ? "image-models" : "models") "
                    + "lists, or leave it out.")
        ])
    }
}
