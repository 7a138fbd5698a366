#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What work costs, whatever else the machine does meanwhile.
package enum ProcessorTime {
    /// The processor time that the calling thread spends in `work` (`man 2 clock_gettime`, `CLOCK_THREAD_CPUTIME_ID`).
    ///
    /// - Parameter work: runs on the calling thread from beginning to end.
    package static func ofThread(_ work: () throws -> Void) rethrows -> Duration {
        let before = spentByThread
        try work()
        return spentByThread - before
    }

    private static var spentByThread: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }
}
