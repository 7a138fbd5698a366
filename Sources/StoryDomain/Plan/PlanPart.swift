/// A part of a story's plan that is replaced as a whole, by a person or by a model.
package enum PlanPart: Hashable, Sendable {
    case brief(Brief)
    /// The setups offered for a bare idea.
    case setups([SetupOption])
    case premise(String)
    case outline(Outline)

    /// Which part it is; the words stand in paths, columns and problems.
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case brief, setups, premise, outline
    }

    /// Which part it is.
    package var kind: Kind {
        switch self {
        case .brief: .brief
        case .setups: .setups
        case .premise: .premise
        case .outline: .outline
        }
    }

    /// Whether `other` still holds all of this part, so that nothing of it is lost where `other` takes its place: an
    /// outline that is planned on, a brief whose open fields are filled.
    package func isContained(in other: PlanPart) -> Bool {
        switch (self, other) {
        case (.outline(let old), .outline(let new)):
            return old.title == new.title && old.sceneCount == new.sceneCount && new.scenes.starts(with: old.scenes)
        case (.brief(let old), .brief(var new)):
            for field in StorySetup.CodingKeys.allCases where old.setup[field].isEmpty { new.setup[field] = "" }
            return new == old
        default:
            return self == other
        }
    }
}

extension Story {
    /// A part of the plan as it stands; nil where it is not there yet.
    package func part(_ kind: PlanPart.Kind) -> PlanPart? {
        switch kind {
        case .brief: .brief(brief)
        case .setups: setupOptions.isEmpty ? nil : .setups(setupOptions)
        case .premise: premise.map(PlanPart.premise)
        case .outline: outline.map(PlanPart.outline)
        }
    }
}
