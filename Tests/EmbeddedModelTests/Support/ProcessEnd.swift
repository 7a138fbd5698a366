import Foundation
import Testing

/// Waits for the end of processes that this one reaps.
enum ProcessEnd {
    /// Comes back when no process has `number` any more; the suite's time limit ends a wait in vain.
    static func of(_ number: Int32) async throws {
        while kill(number, 0) == 0 {
            try Task.checkCancellation()
            await Task.yield()
        }
    }
}
