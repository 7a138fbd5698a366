import StoryDomain
import TestSupport
import Testing

@testable import LanguageModels

@Suite struct LimitedTests {
    private func request(_ number: Int) -> ModelRequest {
        ModelRequest(messages: [Message(.user, "\(number)")], purpose: .scene)
    }

    @Test func `Fifty streams run three at a time`() async throws {
        let ends = (0..<50).map { _ in Signal() }
        let model = ScriptedModel(
            ends.map { .init([.event(.text("a")), .wait($0), .event(.finished(.stop))]) })
        let limit = ConcurrencyLimit(3)
        let limited = Limited(model, limit: limit)
        try await withThrowingTaskGroup(of: Reading.self) { group in
            for _ in ends { group.addTask { await Reading(limited) } }
            await eventually { limit.waiting == 47 }
            for _ in 0..<3 { _ = try await model.arrivals.next() }
            for (index, end) in ends.enumerated() {
                #expect(model.requests.count == min(50, index + 3))
                end.fire()
                let reading = try await group.next()
                #expect(reading?.events == [.text("a"), .finished(.stop)])
                if index + 3 < ends.count { _ = try await model.arrivals.next() }
            }
        }
        #expect(limit.waiting == 0)
        #expect(model.abandonedCalls == 0)
    }

    @Test func `Who comes first is served first`() async throws {
        let first = Signal()
        let model = ScriptedModel(
            [.init([.wait(first), .event(.finished(.stop))])] + (1...5).map { _ in .text("b") })
        let limit = ConcurrencyLimit(1)
        let limited = Limited(model, limit: limit)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { _ = await Reading(limited, request(0)) }
            await eventually { model.requests.count == 1 }
            for number in 1...5 {
                group.addTask { _ = await Reading(limited, request(number)) }
                await eventually { limit.waiting == number }
            }
            first.fire()
        }
        #expect(model.requests == (0...5).map(request))
    }

    @Test func `Who is cancelled while waiting leaves the queue`() async throws {
        let first = Signal()
        let model = ScriptedModel([.init([.wait(first), .event(.finished(.stop))]), .text("c")])
        let limit = ConcurrencyLimit(1)
        let limited = Limited(model, limit: limit)
        let holder = Task { await Reading(limited, request(0)) }
        await eventually { model.requests.count == 1 }
        let impatient = Task { await Reading(limited, request(1)) }
        await eventually { limit.waiting == 1 }
        let patient = Task { await Reading(limited, request(2)) }
        await eventually { limit.waiting == 2 }
        impatient.cancel()
        #expect(await impatient.value.error is CancellationError)
        #expect(limit.waiting == 1)
        first.fire()
        _ = await holder.value
        #expect(await patient.value.text == "c")
        #expect(model.requests == [request(0), request(2)])
    }

    @Test func `A stream that fails gives its place back`() async {
        let limited = Limited(
            ScriptedModel([.failure(ModelError.testing()), .text("b")]), limit: ConcurrencyLimit(1))
        #expect(await Reading(limited).modelError == .testing())
        #expect(await Reading(limited).text == "b")
    }

    @Test func `A reader that stops gives its place back and closes the call`() async throws {
        let model = ScriptedModel([.hang(after: "a"), .text("b")])
        let limited = Limited(model, limit: ConcurrencyLimit(1))
        #expect(try await firstEvents(1, of: limited) == [.text("a")])
        #expect(try await model.abandonments.next() == 1)
        #expect(await Reading(limited).text == "b")
    }

    @Test func `A cancelled reader gives its place back and closes the call`() async throws {
        let model = ScriptedModel([.hang(after: "a"), .text("b")])
        let limited = Limited(model, limit: ConcurrencyLimit(1))
        let task = Task { await Reading(limited) }
        _ = try await model.arrivals.next()
        task.cancel()
        _ = await task.value
        #expect(try await model.abandonments.next() == 1)
        #expect(await Reading(limited).text == "b")
    }

    @Test func `A place is kept until the stream is over and no longer`() async throws {
        let model = ScriptedModel([.text("a"), .text("b")])
        let limit = ConcurrencyLimit(1)
        let limited = Limited(model, limit: limit)
        var iterator = limited.stream(.testing).makeAsyncIterator()
        #expect(try await iterator.next() == .text("a"))
        let other = Task { await Reading(limited) }
        await eventually { limit.waiting == 1 }
        #expect(try await iterator.next() == .finished(.stop))
        #expect(await other.value.text == "b")
        #expect(try await iterator.next() == nil)
    }

    @Test func `A stream that nobody reads takes no place`() async {
        let model = ScriptedModel([.text("b")])
        let limited = Limited(model, limit: ConcurrencyLimit(1))
        let unread = limited.stream(.testing)
        #expect(await Reading(limited).text == "b")
        withExtendedLifetime(unread) {}
    }

    @Test func `A limit is at least one`() async {
        #expect(await Reading(Limited(ScriptedModel([.text("a")]), limit: ConcurrencyLimit(0))).text == "a")
    }
}
