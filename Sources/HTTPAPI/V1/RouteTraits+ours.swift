/// What routes of these resources have in common.
extension RouteTraits {
    /// What the values of paths mean.
    private static let values = [
        "id": "The id.", "n": "A number, counted from 1.", "v": "The version's number.",
        "place": "Scene and paragraph, as in `3.2`.", "user": "The user's id.", "pid": "The picture's id.",
    ]

    /// A route that reads.
    static let reading = RouteTraits(pathValues: values)

    /// A route that changes a story by hand.
    static let editing = RouteTraits(
        precondition: .honoured, problems: [.runActive, .conflict], pathValues: values)

    /// A route that changes anything else.
    static let changing = RouteTraits(problems: [.conflict], pathValues: values)

    /// A route that makes something, for no money.
    static let making = RouteTraits(idempotencyKey: .honoured, problems: [.conflict], pathValues: values)

    /// A route that asks a model at once.
    static let asking = money(precondition: .unused)

    /// A route that asks a model at once for a part of a stored story.
    static let remaking = money(precondition: .honoured)

    /// A route that asks a model at once about a place in a stored story, which must be said.
    static var steering: RouteTraits {
        var traits = remaking
        traits.bodyIsOptional = false
        return traits
    }

    /// A route that starts a run, which will cost money.
    static let starting = money(precondition: .honoured)

    /// A route that has a picture drawn.
    static var drawing: RouteTraits {
        var traits = RouteTraits.costsMoney
        traits.problems += [.conflict, .notInPlan]
        traits.pathValues = values
        return traits
    }

    /// A route that takes bytes of these types.
    ///
    /// - Parameter most: the most bytes.
    static func taking(_ types: [String], atMost most: Int) -> RouteTraits {
        var traits = making
        traits.rawBody = types
        traits.largestBody = most
        return traits
    }

    /// The same with one more problem.
    func and(_ problem: ProblemKind) -> RouteTraits {
        var copy = self
        copy.problems.append(problem)
        return copy
    }

    /// The same for a body that may be missing.
    var withOptionalBody: RouteTraits {
        var copy = self
        copy.bodyIsOptional = true
        return copy
    }

    private static func money(precondition: Precondition) -> RouteTraits {
        var traits = RouteTraits.costsMoney
        traits.precondition = precondition
        traits.problems += [.runActive, .conflict, .notInPlan]
        traits.pathValues = values
        traits.bodyIsOptional = precondition == .honoured
        return traits
    }
}
