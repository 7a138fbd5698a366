import CLibPQ

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Makes connections, step by step, so that the time for it is ours to limit and the server's error code is seen.
enum PostgresHandshake {
    /// Connects; blocks for at most the settings' connect timeout, beside the look-up of the host's name.
    ///
    /// - Throws: `PostgresFailure`.
    static func connect(_ address: PostgresAddress, _ settings: PostgresSettings) throws -> OpaquePointer {
        let keywords = address.keywords(settings)
        let words = strings(keywords.map(\.word))
        let values = strings(keywords.map(\.value))
        defer { (words + values).forEach { free(UnsafeMutableRawPointer(mutating: $0)) } }
        guard let connection = PQconnectStartParams(words, values, 1) else {
            throw PostgresFailure(sqlState: nil, details: "libpq is out of memory", isLost: false)
        }
        // The code instead of the sentence, which is in the server's language and names the user.
        PQsetErrorVerbosity(connection, PQERRORS_SQLSTATE)
        do {
            try finish(connection, within: settings.connectTimeout)
        } catch {
            PQfinish(connection)
            throw error
        }
        return connection
    }

    private static func finish(_ connection: OpaquePointer, within timeout: Duration) throws {
        let clock = ContinuousClock()
        let deadline = clock.now.advanced(by: timeout)
        var step = PQstatus(connection) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING
        while step != PGRES_POLLING_OK {
            guard step != PGRES_POLLING_FAILED else { throw failure(of: connection) }
            let events = Int16(step == PGRES_POLLING_READING ? POLLIN : POLLOUT)
            var waiting = pollfd(fd: PQsocket(connection), events: events, revents: 0)
            let left = clock.now.duration(to: deadline)
            let ready = left > .zero ? poll(&waiting, 1, Int32(clamping: left.wholeMilliseconds)) : 0
            if ready == 0 {
                throw PostgresFailure(sqlState: nil, details: "no answer within \(timeout)", isLost: false)
            }
            if ready > 0 { step = PQconnectPoll(connection) }
        }
    }

    private static func failure(of connection: OpaquePointer) -> PostgresFailure {
        let message = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
        // One line for each host and address that was tried, some with remarks below, set in.
        let line = message.split(separator: "\n").last { !$0.hasPrefix("\t") }.map(String.init) ?? "no connection"
        // "connection to server at …, port … failed: FATAL:  28P01" where the server said no.
        let last = line.split(separator: " ").last.map(String.init) ?? ""
        let isState = last.utf8.count == 5 && last.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
        return PostgresFailure(sqlState: isState ? last : nil, details: isState ? last : line, isLost: false)
    }

    /// Copies for C, closed by a null.
    private static func strings(_ texts: [String]) -> [UnsafePointer<CChar>?] {
        texts.map { UnsafePointer(strdup($0)) } + [nil]
    }
}
