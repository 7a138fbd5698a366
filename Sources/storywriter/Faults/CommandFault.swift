import ArgumentParser

/// A command that failed: a sentence for people and an exit code for scripts.
struct CommandFault: Error {
    /// Exit codes after sysexits.h, and a few of our own.
    enum Code: Int32 {
        case contractMissed = 3
        case usage = 64
        case badData = 65
        case noInput = 66
        case unavailable = 69
        case software = 70
        case cannotCreate = 73
        case inputOutput = 74
        case tryLater = 75
        case noPermission = 77
        case notConfigured = 78
        case interrupted = 130
        case readerLeft = 141
        case terminated = 143
    }

    let code: Code
    /// One sentence; empty where all has been said.
    let message: String

    /// Takes code and sentence.
    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
