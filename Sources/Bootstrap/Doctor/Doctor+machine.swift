import Foundation
import PostgresStorage
import SQLiteStorage
import Storage

extension Doctor {
    /// Below this a story may not fit any more, with its database's log beside it.
    private static let leastFreeBytes: Int64 = 20_000_000

    /// The Swift toolchain, which only building needs.
    func toolchain() async -> DoctorFinding {
        let subject = "swift toolchain"
        guard let swift = ProgramSearch.path(of: "swift", in: environment) else {
            return DoctorFinding(subject, .absent, "Not in PATH; it is needed to build the program, not to run it.")
        }
        let said = await ProgramSearch.output(of: swift, ["--version"], environment: environment)
        guard let version = ProgramSearch.version(in: said, after: "Swift version ") else {
            return DoctorFinding(subject, .absent, "\(swift) does not tell its version; only building needs it.")
        }
        guard version.isAtLeast(6, 2) else {
            return DoctorFinding(
                subject, .absent,
                "Swift \(version) is too old to build the program, which needs 6.2; running needs none.")
        }
        return DoctorFinding(subject, .fine, "Swift \(version) at \(swift).")
    }

    /// Whether stories can be stored, and how much room is left.
    func dataFolder() -> DoctorFinding {
        let subject = "data folder"
        let folder = settings.dataFolder
        var nearest = folder
        while !FileManager.default.fileExists(atPath: nearest), nearest.contains("/") {
            nearest = URL(fileURLWithPath: nearest).deletingLastPathComponent().path
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: nearest, isDirectory: &isFolder), isFolder.boolValue,
            access(nearest, W_OK | X_OK) == 0
        else {
            return DoctorFinding(
                subject, .broken,
                "\(folder) cannot be written (\(nearest) is no folder of yours): choose another with STORYWRITER_DATA_DIR."
            )
        }
        // Where the system does not say, the finding says that.
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: nearest)
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value else {
            return DoctorFinding(subject, .fine, "\(folder) can be written.")
        }
        guard (attributes?[.systemSize] as? NSNumber)?.int64Value != 0 else {
            return DoctorFinding(
                subject, .broken,
                "\(folder) cannot be made (\(nearest) is no place for files): choose another with STORYWRITER_DATA_DIR."
            )
        }
        let room = Self.bytes(free)
        guard free >= Self.leastFreeBytes else {
            return DoctorFinding(subject, .broken, "Only \(room) are free at \(folder): free some disk space.")
        }
        let state = nearest == folder ? "can be written" : "is made with the first story"
        return DoctorFinding(subject, .fine, "\(folder) \(state); \(room) are free.")
    }

    /// Whether the database opens, and what is in it. One that is not there yet is not made.
    func database() async -> DoctorFinding {
        let subject = "database"
        let path: String
        switch settings.database {
        case .sqlite(let file): path = file
        case .postgres(let url): return await server(url.reveal())
        }
        guard FilePlaces.isFile(path) else {
            return DoctorFinding(subject, .fine, "\(path) is made with the first story.")
        }
        do {
            let database = try await SQLiteDatabase.open(path: path, busyTimeout: .seconds(2))
            defer { try? database.close() }
            let count = try await database.read { connection in
                try connection.rows("SELECT count(*) AS stories FROM story").first?.value("stories", as: Int.self) ?? 0
            }
            let schema = MigrationPlan.current.last?.name ?? ""
            let stories = count == 1 ? "1 story" : "\(count) stories"
            return DoctorFinding(subject, .fine, "\(path) opens: \(stories), schema \(schema).")
        } catch let error as StorageError {
            return DoctorFinding(subject, .broken, error.message)
        } catch {
            return DoctorFinding(subject, .broken, "\(path) does not open (\(error)): restore it from a copy.")
        }
    }

    /// Whether the PostgreSQL server can be reached, and what its schema lacks. Nothing is changed.
    private func server(_ url: String) async -> DoctorFinding {
        let subject = "database"
        do {
            let database = try PostgresDatabase(url: url)
            defer { try? database.close() }
            let pending = try await database.pendingMigrations(MigrationPlan.current)
            return DoctorFinding(
                subject, .fine,
                pending.isEmpty
                    ? "PostgreSQL answers and is up to date."
                    : "PostgreSQL answers; \(pending.count) migrations are made at the next start.")
        } catch let error as StorageError {
            return DoctorFinding(subject, .broken, error.message)
        } catch {
            return DoctorFinding(subject, .broken, "PostgreSQL does not open (\(error)): check its URL.")
        }
    }

    /// A size for people, such as `3.4 GB`.
    static func bytes(_ count: Int64) -> String {
        let units = ["bytes", "kB", "MB", "GB", "TB"]
        var size = Double(count)
        var unit = 0
        while size >= 1000, unit < units.count - 1 {
            size /= 1000
            unit += 1
        }
        let tenths = Int((size * 10).rounded())
        return unit > 0 && tenths < 100
            ? "\(tenths / 10).\(tenths % 10) \(units[unit])" : "\(tenths / 10) \(units[unit])"
    }
}
