import LanguageModels
import StoryDomain
import Testing

@testable import TestSupport

@Suite struct ScriptedModelTests {
    private let request = ModelRequest(messages: [Message(.user, "Go on.")], purpose: .scene)

    @Test func `Answers come in their order and requests are remembered`() async throws {
        let model = ScriptedModel([
            .text("One ", "two.", usage: TokenUsage(prompt: 3, output: 2)),
            .failure(
                ModelError(code: .unavailable, disposition: .retry(after: nil), provider: "scripted", message: "No."),
                after: "Half"
            ),
        ])
        var events: [ModelEvent] = []
        for try await event in model.stream(request) { events.append(event) }
        let completion = Completion(finish: .stop, usage: TokenUsage(prompt: 3, output: 2))
        #expect(events == [.text("One "), .text("two."), .finished(completion)])

        var half: [ModelEvent] = []
        await #expect(throws: ModelError.self) {
            for try await event in model.stream(request) { half.append(event) }
        }
        #expect(half == [.text("Half")])
        #expect(model.requests == [request, request])
        #expect(model.answersLeft == 0)
    }

    @Test func `A call beyond the script says so`() async throws {
        let model = ScriptedModel([])
        let error = await #expect(throws: ModelError.self) {
            for try await _ in model.stream(request) {}
        }
        #expect(error?.code == .invalidRequest)
        #expect(error?.message == "Add an answer to the script: call 1 has none.")
    }

    @Test func `A reader who leaves early is noticed`() async throws {
        let model = ScriptedModel([.hang(after: "Once")])
        let request = request
        let task = Task {
            for try await _ in model.stream(request) { return }
        }
        _ = try await task.value
        #expect(try await model.abandonments.next() == 1)
        #expect(model.abandonedCalls == 1)
    }

    @Test func `A waiting answer goes on when the signal fires`() async throws {
        let signal = Signal()
        let model = ScriptedModel([
            .init([.event(.text("A")), .wait(signal), .event(.finished(Completion(finish: .length)))])
        ])
        var iterator = model.stream(request).makeAsyncIterator()
        #expect(try await iterator.next() == .text("A"))
        signal.fire()
        #expect(try await iterator.next() == .finished(Completion(finish: .length)))
        #expect(try await iterator.next() == nil)
    }
}
