import StoryDomain
import TestSupport
import Testing

@testable import HTTPAPI

@Suite(.timeLimit(.minutes(30))) struct FairGateTests {
    private func user(_ name: String) throws -> UserID { try #require(UserID(rawValue: name)) }

    @Test func `callers take turns, however many requests one has`() async throws {
        let gate = FairGate(room: 1, share: 1, mostWaiting: 100)
        let (ann, bob) = (try user("ann"), try user("bob"))
        let order = Mailbox<String>()
        var first: FairGate.Pass? = try await gate.pass(ann)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (who, name) in [(ann, "ann"), (ann, "ann"), (ann, "ann"), (bob, "bob")] {
                let before = gate.waiting
                group.addTask {
                    let pass = try await gate.pass(who)
                    order.send(name)
                    withExtendedLifetime(pass) {}
                }
                while gate.waiting == before { await Task.yield() }
            }
            withExtendedLifetime(first) {}
            first = nil
            try await group.waitForAll()
        }
        #expect(order.waiting.prefix(2).contains("bob"))
        #expect(order.waiting.count == 4)
    }

    @Test func `one caller's share leaves room for another's first request`() async throws {
        let gate = FairGate(room: 10, share: 6, mostWaiting: 10)
        let (ann, bob) = (try user("ann"), try user("bob"))
        let held = try await gate.pass(ann, 6)
        let waiting = Task { try await gate.pass(ann, 1) }
        while gate.waiting == 0 { await Task.yield() }
        // Ann waits for her own share, so bob need not wait for her.
        let other = try await gate.pass(bob, 4)
        waiting.cancel()
        await #expect(throws: CancellationError.self) { _ = try await waiting.value }
        #expect(gate.waiting == 0)
        withExtendedLifetime((held, other)) {}
    }

    @Test func `too many who wait are refused, and what is larger than the share still comes in`() async throws {
        let gate = FairGate(room: 4, share: 2, mostWaiting: 1)
        let ann = try user("ann")
        var held: FairGate.Pass? = try await gate.pass(ann, 1_000)
        let waiting = Task { _ = try await gate.pass(ann, 1) }
        while gate.waiting == 0 { await Task.yield() }
        await #expect(throws: Problem.self) { _ = try await gate.pass(ann, 1) }
        withExtendedLifetime(held) {}
        held = nil
        try await waiting.value
    }

    @Test func `a large one is not passed over for ever by small ones`() async throws {
        let gate = FairGate(room: 4, share: 4, mostWaiting: 10)
        let (ann, bob) = (try user("ann"), try user("bob"))
        var held: FairGate.Pass? = try await gate.pass(ann, 1)
        let order = Mailbox<String>()
        let large = Task {
            let pass = try await gate.pass(bob, 4)
            order.send("large")
            withExtendedLifetime(pass) {}
        }
        while gate.waiting < 1 { await Task.yield() }
        let small = Task {
            let pass = try await gate.pass(ann, 1)
            order.send("small")
            withExtendedLifetime(pass) {}
        }
        while gate.waiting < 2 { await Task.yield() }
        withExtendedLifetime(held) {}
        held = nil
        try await large.value
        try await small.value
        #expect(order.waiting == ["large", "small"])
    }
}
