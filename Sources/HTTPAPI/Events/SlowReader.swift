/// A reader of a stream that took nothing for too long, or fell too far behind.
struct SlowReader: ProblemConvertible {
    var problem: Problem {
        Problem(
            .slowReader, "Nothing of this stream was taken for too long: come back with Last-Event-ID for the rest.")
    }
}
