import Foundation

/// What the kernel knows of a process's use of the machine.
struct ProcessMeter: Sendable {
    let pid: Int32

    /// Memory resident now, in bytes.
    ///
    /// - Throws: `BenchError` outside Linux, or where the process has gone.
    var residentBytes: Double {
        get throws { try bytes("VmRSS:") }
    }

    /// The most memory resident at one time since it began, in bytes.
    ///
    /// - Throws: as `residentBytes`.
    var peakBytes: Double {
        get throws { try bytes("VmHWM:") }
    }

    /// Seconds that all cores have spent on it so far, in it and in the kernel for it; with those of its children that
    /// have ended where it waited for them.
    ///
    /// - Throws: as `residentBytes`.
    var processorSeconds: Double {
        get throws {
            let fields = try statistics
            return fields[11...14].reduce(0) { $0 + (Double($1) ?? 0) } / Double(sysconf(Int32(_SC_CLK_TCK)))
        }
    }

    /// The processes that it started and that still run.
    var children: [ProcessMeter] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }.map { ProcessMeter(pid: $0) }.filter { child in
            (try? child.statistics).flatMap { Int32($0[1]) } == pid
        }
    }

    /// The process whose command line holds these two words one after the other; nil where there is none.
    static func running(_ option: String, _ value: String, program: String) -> ProcessMeter? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }.map { ProcessMeter(pid: $0) }.first { process in
            let words = ((try? process.text(of: "cmdline")) ?? "").split(separator: "\0")
            guard let first = words.first, first.hasSuffix(program) else { return false }
            return zip(words, words.dropFirst()).contains { $0 == option && $1 == value }
        }
    }

    /// The fields of `stat` after the program's name, which may hold anything.
    private var statistics: [Substring] {
        get throws {
            let text = try text(of: "stat")
            guard let end = text.lastIndex(of: ")") else { throw Self.unreadable }
            let fields = text[text.index(after: end)...].split(separator: " ")
            guard fields.count > 14 else { throw Self.unreadable }
            return fields
        }
    }

    private func bytes(_ name: String) throws -> Double {
        let line = try text(of: "status").split(separator: "\n").first { $0.hasPrefix(name) }
        guard let kibibytes = line.flatMap({ Double($0.filter(\.isNumber)) }) else { throw Self.unreadable }
        return kibibytes * 1_024
    }

    private static let unreadable = BenchError(
        "A process cannot be measured: this needs Linux, and a program that runs.")

    private func text(of name: String) throws -> String {
        // Files of /proc have no size, so they are read to their end.
        guard let handle = FileHandle(forReadingAtPath: "/proc/\(pid)/\(name)") else { throw Self.unreadable }
        defer { try? handle.close() }
        return String(decoding: (try? handle.readToEnd()) ?? Data(), as: UTF8.self)
    }
}
