import LanguageModels
import Synchronization
import TestSupport
import Testing

@testable import ModelProviders

/// How a call waits for a reader that is slower than its provider.
@Suite(.timeLimit(.minutes(30))) struct EventFlowTests {
    /// A call that puts pieces in for as long as there is room, and counts them.
    private final class Source: Sendable {
        let count = Atomic(0)
        let ended = Signal()
        let filled = Signal()

        func stream(of pieces: Int, piece: String) -> ModelStream {
            ModelStream.running { [self] sink in
                defer { ended.fire() }
                for _ in 0..<pieces {
                    sink(.text(piece))
                    count.wrappingAdd(1, ordering: .relaxed)
                    if sink.isFull { filled.fire() }
                    await sink.room()
                    try Task.checkCancellation()
                }
                sink(.finished(Completion(finish: .stop)))
            }
        }
    }

    @Test func `A provider that outruns its reader waits, and the reader gets every piece in order`() async throws {
        let source = Source()
        let piece = String(repeating: "x", count: 1_000)
        let stream = source.stream(of: 2_000, piece: piece)
        try await source.filled.wait()
        // 256 KiB of pieces of 1,064: what is put in before somebody reads does not grow with the answer.
        #expect(source.count.load(ordering: .relaxed) <= 262_144 / 1_064 + 1)
        var texts = 0
        var hasFinished = false
        for try await event in stream {
            switch event {
            case .text(let text):
                texts += 1
                #expect(text == piece && !hasFinished)
            case .finished: hasFinished = true
            default: Issue.record("\(event)")
            }
            let ahead = source.count.load(ordering: .relaxed) - texts
            #expect(ahead <= 262_144 / 1_064 + 2)
        }
        #expect(texts == 2_000 && hasFinished)
    }

    @Test func `A reader that leaves a call that waits for it ends the call`() async throws {
        let source = Source()
        do {
            let stream = source.stream(of: .max, piece: String(repeating: "x", count: 10_000))
            try await source.filled.wait()
            for try await _ in stream { break }
        }
        try await source.ended.wait()
    }

    @Test func `A reader that is cancelled ends the call that waits for it`() async throws {
        let source = Source()
        let stream = source.stream(of: .max, piece: String(repeating: "x", count: 10_000))
        let reader = Task {
            for try await _ in stream {}
        }
        try await source.filled.wait()
        reader.cancel()
        try await source.ended.wait()
        _ = await reader.result
    }

    @Test func `Small events weigh too, and an end makes room for good`() async {
        let flow = EventFlow(most: 640)
        for _ in 0..<10 { flow.noteIn(.thinking(characters: 1)) }
        #expect(flow.isFull)
        flow.noteOut(.thinking(characters: 1))
        #expect(!flow.isFull)
        flow.noteIn(.text("a"))
        #expect(flow.isFull)
        flow.end()
        #expect(!flow.isFull)
        await flow.room()
    }
}
