import Foundation
import Synchronization

/// The time of day, moved by hand.
final class HandClock: Sendable {
    private let moment: Mutex<Date>

    init(_ text: String = "2026-11-22T12:00:00Z") throws {
        moment = Mutex(try Date(text, strategy: .iso8601))
    }

    var now: @Sendable () -> Date {
        { self.moment.withLock { $0 } }
    }

    func advance(by seconds: TimeInterval) {
        moment.withLock { $0 += seconds }
    }
}
