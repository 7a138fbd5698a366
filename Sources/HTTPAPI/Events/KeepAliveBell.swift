import Metrics
import ServiceLifecycle
import Synchronization

/// Rings for all open event streams at once, so that none of them needs a timer of its own.
package final class KeepAliveBell: Service {
    private struct Seats {
        var next = 0
        var slots: [Int: EventSlot] = [:]
    }

    private let interval: Duration
    private let clock: any Clock<Duration>
    /// Counts the streams and what is sent in them.
    let metrics: EventMetrics
    private let seats = Mutex(Seats())

    /// A bell that rings every `interval` of `clock` while it runs.
    ///
    /// - Parameter metrics: where the streams are counted.
    package init(
        interval: Duration = .seconds(15), clock: any Clock<Duration> = ContinuousClock(),
        metrics: any MetricsFactory = MetricsSystem.factory
    ) {
        self.metrics = EventMetrics(factory: metrics)
        self.interval = interval
        self.clock = clock
    }

    /// Rings until the server stops.
    package func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            while !Task.isCancelled {
                do { try await clock.sleep(for: interval) } catch { return }
                let slots = seats.withLock { Array($0.slots.values) }
                for slot in slots { slot.ring() }
            }
        }
    }

    /// How many streams are open.
    package var listeners: Int { seats.withLock { $0.slots.count } }

    func add(_ slot: EventSlot) -> Int {
        seats.withLock { seats in
            seats.next += 1
            seats.slots[seats.next] = slot
            metrics.show(readers: seats.slots.count)
            return seats.next
        }
    }

    func remove(_ seat: Int) {
        seats.withLock { seats in
            seats.slots[seat] = nil
            metrics.show(readers: seats.slots.count)
        }
    }
}
