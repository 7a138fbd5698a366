import Testing

@testable import TestSupport

@Suite struct SignalTests {
    @Test func `A signal lets those go on who wait, and those who come later`() async throws {
        let signal = Signal()
        let task = Task { try await signal.wait() }
        signal.fire()
        try await task.value
        try await signal.wait()
        #expect(signal.isFired)
    }

    @Test func `Waiting for a signal ends with the task`() async throws {
        let task = Task { try await Signal().wait() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `A shut gate lets as many pass as it is told`() async throws {
        let gate = Gate()
        let passed = Mailbox<Int>()
        let tasks = (1...3).map { number in
            Task {
                try await gate.pass()
                passed.send(number)
            }
        }
        gate.admit(2)
        _ = try await passed.next()
        _ = try await passed.next()
        #expect(passed.waiting.isEmpty)
        gate.open()
        _ = try await passed.next()
        for task in tasks { try await task.value }
        gate.shut()
        let last = Task { try await gate.pass() }
        last.cancel()
        await #expect(throws: CancellationError.self) { try await last.value }
    }

    @Test func `A mailbox hands values out in order, also to those who wait`() async throws {
        let mailbox = Mailbox<Int>()
        mailbox.send(1)
        mailbox.send(2)
        #expect(try await mailbox.next() == 1)
        #expect(try await mailbox.next() == 2)
        async let third = mailbox.next()
        mailbox.send(3)
        #expect(try await third == 3)
    }
}
