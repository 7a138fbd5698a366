/// The limits of a finished story.
package enum HealthGates {
    /// Least length score.
    package static let lengthScore = 95.0
    /// Most repeated four-word runs in the worst 1,000 words, as a share.
    package static let repetition = 0.02
    /// Most six-word runs that stand in earlier sections, as a share of the whole story's.
    package static let echo = 0.02

    /// What `contract` reaches at each gate, in a fixed order; the length gate only where a length was asked,
    /// that of the language where one was and can be told.
    package static func results(for contract: ContractReading) -> [HealthGate] {
        var gates: [HealthGate] = []
        if let score = contract.lengthScore {
            gates.append(HealthGate(kind: .length, value: score, limit: lengthScore, bound: .atLeast))
        }
        gates.append(
            HealthGate(kind: .duplicates, value: Double(contract.duplicates.count), limit: 0, bound: .atMost))
        gates.append(
            HealthGate(kind: .repetition, value: contract.repetition.worstWindow, limit: repetition, bound: .atMost))
        gates.append(HealthGate(kind: .echo, value: contract.echo.story, limit: echo, bound: .atMost))
        if let language = contract.language {
            gates.append(
                HealthGate(kind: .language, value: Double(language.strays.count), limit: 0, bound: .atMost))
        }
        gates.append(
            HealthGate(kind: .ending, value: Double(contract.ending.faults.count), limit: 0, bound: .atMost))
        return gates
    }
}
