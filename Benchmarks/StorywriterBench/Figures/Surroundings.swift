import Foundation

/// Where and with what the figures were measured.
enum Surroundings {
    /// One line: processor, cores, day, commit and kind of build.
    static func header() async -> String {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let day = Date().formatted(.iso8601.year().month().day())
        return "\(processor), \(cores) cores · \(day) · commit \(await commit()) · \(build) build"
    }

    /// The processor as the kernel names it.
    private static var processor: String {
        let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
        let name = line?.split(separator: ":", maxSplits: 1).last.map { $0.trimmingCharacters(in: .whitespaces) }
        return name ?? "unknown processor"
    }

    private static var build: String {
        #if DEBUG
        "debug"
        #else
        "release"
        #endif
    }

    /// The commit of the folder that we are in, with a plus where files of it were changed.
    private static func commit() async -> String {
        guard let hash = try? await Program("git", ["rev-parse", "--short", "HEAD"]).output(), !hash.isEmpty else {
            return "unknown"
        }
        let changes = try? await Program("git", ["status", "--porcelain", "--untracked-files=no"]).output()
        return hash + (changes?.isEmpty == false ? "+" : "")
    }
}
