/// Something of ours that reads bytes which others made.
struct Reader: Sendable {
    /// Its name on the command line.
    let name: String
    /// Reads one input; stops the process where a promise about the result does not hold.
    let take: @Sendable ([UInt8]) -> Void
    /// What its corpus begins with.
    let seeds: @Sendable () -> [[UInt8]]

    /// All readers.
    static let all: [Reader] = models + documents + pictures + requests

    /// The reader of that name.
    static func named(_ name: String) -> Reader? { all.first { $0.name == name } }

    /// A reader whose seeds are texts.
    static func texts(_ name: String, _ seeds: [String], _ take: @escaping @Sendable ([UInt8]) -> Void) -> Reader {
        Reader(name: name, take: take, seeds: { seeds.map { Array($0.utf8) } })
    }
}

/// Splits an input into the choice that its first byte makes and the rest.
func chosen(_ bytes: [UInt8]) -> (choice: Int, rest: [UInt8]) {
    (Int(bytes.first ?? 0), Array(bytes.dropFirst()))
}
