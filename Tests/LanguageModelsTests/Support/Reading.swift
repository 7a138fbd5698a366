import LanguageModels
import StoryDomain
import Testing

/// What a stream gave, to its end.
struct Reading: Sendable {
    var events: [ModelEvent] = []
    var error: (any Error)?

    /// Reads `model` to the end of its stream.
    init(_ model: any LanguageModel, _ request: ModelRequest = .testing) async {
        do {
            for try await event in model.stream(request) { events.append(event) }
        } catch {
            self.error = error
        }
    }

    /// The error, where it is one of ours.
    var modelError: ModelError? { error as? ModelError }

    /// All text in one.
    var text: String {
        events.reduce(into: "") { text, event in
            if case .text(let piece) = event { text += piece }
        }
    }

    /// The providers of the calls that were opened, in order.
    var providers: [String] {
        events.compactMap { event in
            if case .callOpened(let call) = event { call.provider } else { nil }
        }
    }

    /// How long each announced wait is.
    var waits: [Duration] {
        events.compactMap { event in
            if case .waiting(let wait) = event { wait.duration } else { nil }
        }
    }
}

/// Reads the first `count` events of a stream that is then dropped.
func firstEvents(_ count: Int, of model: any LanguageModel) async throws -> [ModelEvent] {
    var events: [ModelEvent] = []
    for try await event in model.stream(.testing) {
        events.append(event)
        if events.count == count { break }
    }
    return events
}

/// Lets other tasks run until `condition` holds; gives up, as a failed test, after many turns.
func eventually(_ condition: () -> Bool, sourceLocation: SourceLocation = #_sourceLocation) async {
    for _ in 0..<100_000 {
        if condition() { return }
        await Task.yield()
    }
    Issue.record("It never became true.", sourceLocation: sourceLocation)
}
