import JSONNotation
import Storytelling

/// What was made is paid for, so that it is told with the problem that it could not be put in place.
extension UnplacedPlan: ProblemConvertible {
    package var problem: Problem {
        var problem =
            (cause as? any ProblemConvertible)?.problem
            ?? Problem(.internal, "The server has a fault; tell its operator the request's id.")
        let made = UnplacedPart.parts(of: self)
        guard !made.isEmpty, let bytes = try? WireCoding.encode(made), let json = try? JSONReader.read(bytes) else {
            return problem
        }
        problem.detail += " What the model made is in “made”."
        return problem.with("made", json)
    }
}
