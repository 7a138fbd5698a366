import Foundation
import Storage
import StoryDomain
import Testing

@testable import Jobs

/// Every order in which claims, ends of leases, kills, drains, wishes and outcomes can happen to a run with two workers.
@Suite struct RunWalkTests {
    /// A state, and how it was reached.
    private struct Place {
        let model: RunModel
        let before: RunModel?
        let by: RunModel.Action?
    }

    /// All states that can be reached, each once.
    private static let places: [RunModel: Place] = {
        let start = RunModel()
        var found = [start: Place(model: start, before: nil, by: nil)]
        var rest = [start]
        while let model = rest.popLast() {
            for action in RunModel.actions {
                guard let next = model.after(action), found[next] == nil else { continue }
                found[next] = Place(model: next, before: model, by: action)
                rest.append(next)
            }
        }
        return found
    }()

    /// All moves between them.
    private static func moves(_ look: (RunModel, RunModel.Action, RunModel) -> Void) {
        for model in places.keys {
            for action in RunModel.actions {
                if let next = model.after(action) { look(model, action, next) }
            }
        }
    }

    /// How a state was reached, for who has to mend it.
    private static func way(to model: RunModel) -> String {
        var actions: [String] = []
        var place = places[model]
        while let found = place, let action = found.by {
            actions.append("\(action)")
            place = found.before.flatMap { places[$0] }
        }
        return actions.reversed().joined(separator: ", ")
    }

    @Test func `at most one worker can write, and what is stored stays`() {
        #expect(Self.places.count > 500)
        Self.moves { model, action, next in
            let writers = next.workers.indices.filter(next.canWrite)
            #expect(writers.count <= 1, "\(Self.way(to: model)), \(action)")
            if case .step(let worker) = action, model.canWrite(worker) {
                #expect(next.steps == model.steps + 1)
            } else {
                #expect(next.steps == model.steps, "\(Self.way(to: model)), \(action)")
            }
        }
    }

    @Test func `what was asked of a running run is granted by every end of its lease`() {
        var granted = 0
        Self.moves { model, action, next in
            #expect(next.wish == .none || next.state == .running, "\(Self.way(to: model)), \(action)")
            guard model.state == .running, next.state != .running else { return }
            switch model.wish {
            case .none: break
            case .cancel: #expect([.cancelled, .succeeded].contains(next.state), "\(Self.way(to: model)), \(action)")
            case .pause:
                #expect(
                    [.paused, .failed, .succeeded, .cancelled].contains(next.state), "\(Self.way(to: model)), \(action)"
                )
            }
            granted += model.wish == .none ? 0 : 1
        }
        #expect(granted > 50)
    }

    @Test func `nobody goes on with a run whose cancellation was asked for`() {
        Self.moves { model, action, next in
            guard model.wish == .cancel, case .claim(let worker) = action else { return }
            #expect(!next.canWrite(worker), "\(Self.way(to: model)), \(action)")
        }
    }

    @Test func `what is over stays over until its user wants it again`() {
        Self.moves { model, action, next in
            guard model.state.isTerminal, next.state != model.state else { return }
            #expect(action == .retry && next.state == .queued, "\(Self.way(to: model)), \(action)")
        }
    }

    @Test func `from everywhere a worker that lives brings the run to its end`() {
        for model in Self.places.keys where !model.state.isTerminal {
            let end = Self.driven(
                model, by: [.claim(0), .step(0), .step(0), .finish(0, .succeeded), .kill(0), .kill(1)])
            #expect(end.state.isTerminal, "\(Self.way(to: model)) ends \(end.state)")
        }
    }

    @Test func `workers that die again and again make a run fail after its last try, and no sooner`() {
        for model in Self.places.keys where !model.state.isTerminal && model.wish == .none {
            var claims = 0
            var next = model
            for _ in 0..<60 where !next.state.isTerminal {
                if next.state == .paused { next = next.after(.resume) ?? next }
                next = next.after(.kill(0)) ?? next
                next = next.after(.kill(1)) ?? next
                if let claimed = next.after(.claim(0)) {
                    claims += 1
                    next = claimed
                }
                next = next.after(.tick) ?? next
            }
            #expect(next.state == .failed && next.attempt == RunModel.mostAttempts, "\(Self.way(to: model))")
            #expect(claims <= RunModel.mostAttempts + 1)
        }
    }

    /// Plays actions in turn, with ticks in between, until the run is over.
    private static func driven(_ model: RunModel, by actions: [RunModel.Action]) -> RunModel {
        var next = model
        for _ in 0..<8 {
            if next.state == .paused { next = next.after(.resume) ?? next }
            for action in actions where !next.state.isTerminal { next = next.after(action) ?? next }
            next = next.after(.tick) ?? next
            if next.state.isTerminal { break }
        }
        return next
    }

    // MARK: - The queue itself

    /// Walks of chance through the model, each action of which is done to a queue on a database as well.
    @Test(arguments: DatabaseDriver.allCases)
    func `the queue does what the model does`(driver: DatabaseDriver) async throws {
        var chance = Chance(state: 7)
        var done: [RunModel.Action: Int] = [:]
        for walk in 0..<12 {
            try await Office.with(driver) { office async throws in
                try await office.enqueue("a") { $0.maxAttempts = RunModel.mostAttempts }
                var model = RunModel()
                var leases: [Lease?] = [nil, nil]
                var told: [String] = []
                for _ in 0..<30 {
                    let ways = RunModel.actions.filter { model.after($0) != nil }
                    // What was done seldom goes first, so that a few walks see everything.
                    let least = ways.map { done[$0, default: 0] }.min() ?? 0
                    let rare = ways.filter { done[$0, default: 0] <= least + 2 }
                    guard let action = rare.randomElement(using: &chance), let next = model.after(action) else { break }
                    done[action, default: 0] += 1
                    told.append("\(action)")
                    try await Self.act(action, on: office, &leases)
                    model = next
                    let run = try await office.queue.run(RunID("a"), of: nil)
                    let log = try await RunLog(database: office.database).read(RunID("a"), after: 0, limit: 1_000)
                    let seen = [
                        run.state.rawValue, "\(run.attempt)", run.wish.rawValue,
                        "\(log.count { $0.kind == .paragraph })",
                    ]
                    let expected = [model.state.rawValue, "\(model.attempt)", model.wish.rawValue, "\(model.steps)"]
                    #expect(seen == expected, "walk \(walk): \(told.joined(separator: ", "))")
                    #expect(log.map(\.number) == Array(1...max(1, log.count)))
                    if seen != expected { return }
                }
            }
        }
        #expect(Set(RunModel.actions).subtracting(done.keys).isEmpty)
    }

    /// Random numbers that are the same in every run (SplitMix64).
    private struct Chance: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    private static let id = RunID("a")
    /// Seconds of a tick: more than half a lease and less than a whole one.
    private static let tick = 20.0

    private static func act(_ action: RunModel.Action, on office: Office, _ leases: inout [Lease?]) async throws {
        let queue = office.queue
        switch action {
        case .tick: office.calendar.advance(by: tick)
        case .claim(let worker): leases[worker] = try await queue.claim(holder: "worker \(worker)")
        case .step(let worker):
            guard let lease = leases[worker] else { return }
            do {
                try await office.database.write { connection in
                    try queue.append([RunNote(.paragraph, "{}")], under: lease, in: connection)
                }
            } catch RunError.leaseLost {
                leases[worker] = nil
            }
        case .heartbeat(let worker):
            guard let lease = leases[worker] else { return }
            do {
                try await queue.heartbeat(lease)
            } catch RunError.leaseLost {
                leases[worker] = nil
            }
        case .finish(let worker, let end):
            guard let lease = leases[worker] else { return }
            leases[worker] = nil
            let until = office.calendar.now.addingTimeInterval(tick * Double(RunModel.snoozeTicks))
            do {
                try await queue.finish(lease, RunModel.outcome(end, snoozedUntil: until))
            } catch RunError.leaseLost {
                return
            }
        case .kill(let worker): leases[worker] = nil
        case .free: try await queue.freeLeases(besides: "somebody else") { _ in true }
        case .cancel: try await queue.cancel(id, of: nil)
        case .pause: try await queue.pause(id, of: nil)
        case .resume: try await queue.resume(id, of: nil)
        case .retry: try await queue.retry(id, of: nil)
        }
    }
}
