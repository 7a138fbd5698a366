/// How a process ended.
enum ProcessExit: Sendable, Hashable, CustomStringConvertible {
    /// By itself, with this code.
    case code(Int32)
    /// By this signal.
    case signal(Int32)
    /// Nobody saw it.
    case unknown

    /// A few words for people.
    var description: String {
        switch self {
        case .code(let code): "exit code \(code)"
        case .signal(let signal): "signal \(signal)"
        case .unknown: "in an unknown way"
        }
    }
}
