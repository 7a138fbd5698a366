import Storage

extension RevisionMismatch: ProblemConvertible {
    package var problem: Problem {
        Problem(
            .preconditionFailed, "The story was changed in the meantime: read it again, then send the change again."
        )
        .with("revision", .integer(stored))
    }
}
