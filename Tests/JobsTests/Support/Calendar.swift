import Foundation
import Synchronization

/// A date that a test moves.
final class Calendar: Sendable {
    static let start = Date(timeIntervalSince1970: 1_795_000_000)

    private let date = Mutex(start)

    /// The date as it stands.
    var now: Date { date.withLock { $0 } }

    /// Moves it forward.
    func advance(by seconds: Double) {
        date.withLock { $0 = $0.addingTimeInterval(seconds) }
    }
}
