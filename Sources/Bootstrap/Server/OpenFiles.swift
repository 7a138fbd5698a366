import Foundation

/// How many files and connections the process may have open.
enum OpenFiles {
    /// What is used beside connections: the database, calls to providers, files that are being sent.
    private static let others = 512

    /// Raises the limit to what the system allows for this process, at most `wanted`; systems start programs with as few as
    /// 1,024.
    ///
    /// - Returns: the limit that now holds.
    @discardableResult
    static func raise(to wanted: Int = 65_536) -> Int {
        var limit = rlimit()
        let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(files, &limit) == 0 else { return wanted }
        let most = min(UInt(limit.rlim_max), UInt(wanted))
        if UInt(limit.rlim_cur) < most {
            var raised = limit
            raised.rlim_cur = rlim_t(most)
            if setrlimit(files, &raised) == 0 { limit = raised }
        }
        return Int(clamping: limit.rlim_cur)
    }

    /// The connections that a limit leaves room for, at most `wanted`.
    static func connections(within limit: Int, wanted: Int) -> Int {
        max(64, min(wanted, limit - others))
    }
}
