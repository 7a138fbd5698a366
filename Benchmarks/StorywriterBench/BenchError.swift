/// Why a benchmark cannot be run.
struct BenchError: Error, CustomStringConvertible {
    /// One sentence that says what to do.
    let description: String

    /// Takes the sentence.
    init(_ description: String) {
        self.description = description
    }
}
