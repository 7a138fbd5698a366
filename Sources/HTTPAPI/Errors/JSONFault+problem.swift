import JSONNotation

extension JSONFault: ProblemConvertible {
    package var problem: Problem {
        Problem(.invalidJSON, "The body is no valid JSON: \(reason) (byte \(offset)).")
    }
}
