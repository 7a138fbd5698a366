import LanguageModels
import StoryDomain
import TestSupport
import Testing

/// The story is complete and passes every gate; its text is what was shown while it was written.
func expectFinished(_ written: Written, sourceLocation: SourceLocation = #_sourceLocation) {
    let passes = written.health.passes
    #expect(written.story.status == .complete, "\(written.trail)", sourceLocation: sourceLocation)
    #expect(passes, "\(written.faults)", sourceLocation: sourceLocation)
    let positions = written.story.passages.map(\.position)
    #expect(positions == Array(Set(positions)).sorted(), sourceLocation: sourceLocation)
    for scene in Set(positions.map(\.scene)) {
        let numbers = positions.filter { $0.scene == scene }.map(\.paragraph)
        #expect(numbers == Array(1...numbers.count), sourceLocation: sourceLocation)
    }
}

/// The books are right: one line for each request that the fake was sent, none open, every word and cent accounted for.
///
/// - Parameters:
///   - requests: the requests for text in the fakes' logs.
///   - price: what the provider's tokens cost, where there is one provider.
func expectBooks(
    _ written: Written, requests: Int, price: TokenPrice?, sourceLocation: SourceLocation = #_sourceLocation
) {
    let lines = written.ledger
    #expect(lines.count == requests, sourceLocation: sourceLocation)
    #expect(Set(lines.map(\.call)).count == lines.count, sourceLocation: sourceLocation)
    #expect(!lines.contains { $0.state == .open }, sourceLocation: sourceLocation)
    #expect(lines.allSatisfy { $0.settledAt != nil && !$0.outcome.isEmpty }, sourceLocation: sourceLocation)
    #expect(
        lines.reduce(0) { $0 + $1.keptWords } == written.story.words, "kept words", sourceLocation: sourceLocation)
    for line in lines {
        let kept = written.story.passages.filter { $0.author.call == line.call }
        #expect(
            line.keptWords == kept.reduce(0) { $0 + $1.words }, "\(line.purpose) \(line.outcome)",
            sourceLocation: sourceLocation)
        #expect(kept.allSatisfy { $0.author.provider == line.provider }, sourceLocation: sourceLocation)
        if let price { #expect(line.cost == price.cost(of: line.usage), sourceLocation: sourceLocation) }
    }
    let calls = Set(lines.map(\.call))
    #expect(
        written.story.passages.allSatisfy { $0.author.call.map(calls.contains) == true },
        sourceLocation: sourceLocation)
}
