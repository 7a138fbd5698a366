import NIOCore

/// What came of a load.
struct LoadResult: Sendable {
    let answers: [LoadAnswer]
    /// From the first request to the last answer.
    let seconds: Double

    /// Takes the answers.
    ///
    /// - Throws: `BenchError` where one is no success.
    init(_ answers: [LoadAnswer], seconds: Double) throws {
        if let refused = answers.first(where: { $0.status >= 300 }) {
            let body = refused.body.map { String(buffer: $0) } ?? ""
            throw BenchError("The server answered \(refused.status) to request \(refused.number): \(body.prefix(400))")
        }
        self.answers = answers
        self.seconds = seconds
    }

    /// Answers in a second.
    var rate: Double { seconds > 0 ? Double(answers.count) / seconds : 0 }

    /// The seconds within which a share of the answers came.
    ///
    /// - Parameters:
    ///   - share: 0.5 for the median, 0.99 for all but the slowest hundredth.
    ///   - matching: which answers count, by their number.
    func percentile(_ share: Double, where matching: (Int) -> Bool = { _ in true }) -> Double {
        let times = answers.filter { matching($0.number) }.map(\.seconds).sorted()
        guard !times.isEmpty else { return 0 }
        return times[min(times.count - 1, Int(Double(times.count) * share))]
    }
}
