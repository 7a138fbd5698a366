import Foundation
import Synchronization

/// Lets the workers of one machine see which of them have ended: each holds a lock on a file of its name, and the system
/// releases it when the process ends, however it ends.
///
/// Nothing rests on it but speed. Workers of other machines have no file here, so their runs wait for the end of their
/// leases; and who is wrongly taken for gone cannot write once its run is another's.
final class WorkerLocks: Sendable {
    private static let beginning = "worker-"
    /// How long the file of a worker that was killed is kept, in seconds; longer than any lease.
    private static let memory = 86_400.0

    private let folder: String
    private let held = Mutex<[Int32]>([])

    /// Takes the folder that all workers of this machine share.
    init(folder: String) {
        self.folder = folder + "/locks"
    }

    deinit {
        held.withLock { for descriptor in $0 { Foundation.close(descriptor) } }
    }

    /// Says that a worker of this process is there, until the process or this object ends.
    ///
    /// - Returns: false where the folder cannot be written; others then wait for its leases to end.
    func hold(_ worker: String) -> Bool {
        // Where it cannot be made, the file in it cannot be opened, which is asked next.
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        guard let descriptor = Self.locked(path(of: worker), flags: O_CREAT) else { return false }
        held.withLock { $0.append(descriptor) }
        return true
    }

    /// Whether a worker was here and its process has ended.
    func isGone(_ worker: String) -> Bool {
        // The name comes from the database.
        guard !worker.contains("/"), let descriptor = Self.locked(path(of: worker)) else { return false }
        Foundation.close(descriptor)
        return true
    }

    /// Says of a worker whose runs are all given back that nobody need look for it, and forgets those that ended long ago.
    func leave(_ worker: String) {
        // Files that stay cost an idle look each, and are tried again by whoever leaves next.
        try? FileManager.default.removeItem(atPath: path(of: worker))
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasPrefix(Self.beginning) {
            let path = folder + "/" + name
            let made = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
            guard let made, made.timeIntervalSinceNow < -Self.memory, let descriptor = Self.locked(path) else {
                continue
            }
            try? FileManager.default.removeItem(atPath: path)
            Foundation.close(descriptor)
        }
    }

    private func path(of worker: String) -> String { folder + "/" + worker + ".lock" }

    /// The descriptor of the file with its lock; nil where it is not there or another has it.
    private static func locked(_ path: String, flags: Int32 = 0) -> Int32? {
        let descriptor = open(path, flags | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            Foundation.close(descriptor)
            return nil
        }
        return descriptor
    }
}
