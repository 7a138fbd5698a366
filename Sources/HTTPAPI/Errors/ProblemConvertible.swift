/// An error of another room that clients can be told. Each conforms in a file of its own in this folder; what does not
/// conform is a bare 500.
package protocol ProblemConvertible: Error {
    /// This error as a client is told it.
    var problem: Problem { get }
}

extension Problem: ProblemConvertible {
    package var problem: Problem { self }
}
