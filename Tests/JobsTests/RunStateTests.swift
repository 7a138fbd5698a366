import Jobs
import Testing

/// Every state meets every transition, as docs/job-states.md tables them.
@Suite struct RunStateTests {
    private let table: [RunTransition: [RunState: RunState]] = [
        .claim: [.queued: .running, .waiting: .running],
        .reclaim: [.running: .running],
        .release: [.running: .queued],
        .postpone: [.running: .waiting],
        .succeed: [.running: .succeeded],
        .fail: [.running: .failed],
        .cancel: [.queued: .cancelled, .running: .cancelled, .waiting: .cancelled, .paused: .cancelled],
        .pause: [.queued: .paused, .running: .paused, .waiting: .paused],
        .resume: [.paused: .queued, .waiting: .queued],
        .retry: [.failed: .queued, .cancelled: .queued],
    ]

    @Test(arguments: RunState.allCases, RunTransition.allCases)
    func `a state allows what the table says`(state: RunState, transition: RunTransition) throws {
        let next = try #require(table[transition])[state]
        #expect(state.after(transition) == next)
        #expect(state.allows(transition) == (next != nil))
    }

    @Test func `what is over moves only when it is retried`() {
        for state in RunState.allCases where state.isTerminal {
            #expect(RunTransition.allCases.filter(state.allows) == (state == .succeeded ? [] : [.retry]))
        }
        #expect(RunState.allCases.filter(\.isTerminal) == [.succeeded, .failed, .cancelled])
    }
}
