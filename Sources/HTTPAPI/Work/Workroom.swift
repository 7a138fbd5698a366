import NIOCore
import StoryDomain

/// Where requests run whose work takes long or much memory, so that they hold up no others: on threads of their own, so
/// many at a time, callers in turn.
final class Workroom: Sendable {
    /// How much of it there is.
    struct Sizes: Sendable {
        /// Long works at a time.
        var places: Int
        /// Bytes of large bodies that are held or waited for.
        var bytes = 256 << 20
        /// Requests of one caller that may wait for a place.
        var mostWaiting = 32

        /// As many places as fit the machine: one caller gets all but one.
        ///
        /// - Parameter cores: of the machine.
        init(cores: Int) {
            places = max(2, min(4, cores))
        }
    }

    private let threads: WorkThreads
    private let places: FairGate
    private let bytes: FairGate

    /// Makes the room; its threads live as long as the process.
    init(_ sizes: Sizes) {
        // Two more than places, so that short pieces of work never wait for long ones.
        threads = WorkThreads(sizes.places + 2)
        places = FairGate(room: sizes.places, share: sizes.places - 1, mostWaiting: sizes.mostWaiting)
        bytes = FairGate(room: sizes.bytes, share: sizes.bytes / 2, mostWaiting: sizes.mostWaiting)
    }

    /// The lane of a caller's requests; those that ask nobody who they are share one.
    func lane(of user: UserID?) -> WorkLane { threads.lane(user?.rawValue ?? "") }

    /// Waits until there is room for a large body.
    ///
    /// - Throws: as `FairGate.pass`.
    func room(forBytes count: Int, of user: UserID) async throws -> FairGate.Pass {
        try await bytes.pass(user, count)
    }

    /// Runs work on the threads of this room, once there is a place where it takes one. When the client leaves, work that
    /// waits is given up, and work under way is cancelled.
    ///
    /// - Parameters:
    ///   - needsPlace: whether it takes long or much memory, and not just longer than a moment.
    ///   - channel: the client's connection.
    func run<T: Sendable>(
        for user: UserID?, needsPlace: Bool, watching channel: any Channel,
        _ work: @escaping @Sendable () async throws -> T
    ) async throws -> T {
        let places = places
        let task = Task(executorPreference: lane(of: user)) {
            guard needsPlace, let user else { return try await work() }
            let pass = try await places.pass(user)
            defer { withExtendedLifetime(pass) {} }
            return try await work()
        }
        return try await withTaskCancellationHandler {
            try await ConnectionWatch.during(channel, RequestPacer.Watch(whenClosed: { task.cancel() })) {
                try await task.value
            }
        } onCancel: {
            task.cancel()
        }
    }
}
