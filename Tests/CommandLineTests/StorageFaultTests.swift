import Dispatch
import Foundation
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// What a run says when the database is locked, newer, damaged or without room, and that nothing is lost by it.
@Suite struct StorageFaultTests {
    private static let writing = ["write", "a bell that rings by itself", "--setup", "1", "--words", "200"]

    @Test func `A database that another program holds is 75`() async throws {
        try await Program.withOpenAI { program, _ in
            let written = try await program.run(Self.writing)
            #expect(written.code == 0, "\(written.error)")
            let before = try await program.run(["stories"])
            let database = try SQLiteDatabase(path: program.database)
            let holding = Signal()
            let release = DispatchSemaphore(value: 0)
            async let hold: Void = database.write { _ in
                holding.fire()
                release.wait()
            }
            try await holding.wait()
            let outcome = try await program.run(Self.writing)
            release.signal()
            try await hold
            try database.close()
            #expect(outcome.code == 75)
            #expect(outcome.out == "")
            #expect(
                outcome.error
                    == "storywriter: The database \(program.database) is in use by another program: "
                    + "wait for it to finish, then try again.\n")
            let after = try await program.run(["stories"])
            #expect(after.out == before.out)
        }
    }

    @Test func `A database of a newer version is 78 and left alone`() async throws {
        let program = try Program()
        _ = try await program.run(["stories"])
        let database = try SQLiteDatabase(path: program.database)
        try await database.write { connection in
            _ = try connection.execute(
                "INSERT INTO schema_migration (number, name, applied_at) VALUES (\(99), \("0099-future"), \(0))")
        }
        try database.close()
        let outcome = try await program.run(["stories"])
        #expect(outcome.code == 78)
        #expect(
            outcome.error
                == "storywriter: The database was made by a newer version of Story Writer (it knows “0099-future”): "
                + "update the program, or choose another data folder.\n")
    }

    @Test func `A file that is no database is 74 and left alone`() async throws {
        let program = try Program()
        let text = String(repeating: "not a database ", count: 100)
        let file = try program.folder.write(text, to: "own.sqlite")
        let outcome = try await program.run(["stories"], ["STORYWRITER_DATABASE_URL": "sqlite:" + file])
        #expect(outcome.code == 74)
        #expect(
            outcome.error
                == "storywriter: The file \(file) is not a database: move it away, or choose another data folder.\n")
        #expect(try program.folder.read("own.sqlite") == text)
    }

    /// Whether this machine lets a test have a disk of its own.
    static let canMount: Bool = {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "unshare -m mount -t tmpfs -o size=1m none /mnt 2>/dev/null"]
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    @Test(.enabled(if: canMount, "needs the right to mount a small disk"))
    func `A full disk is 74, and the story goes on when there is room`() async throws {
        try await Program.withOpenAI { program, _ in
            let disk = program.folder.path(of: "disk")
            try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
            let outcome = try await program.shell(
                """
                unshare -m sh -c '
                mount -t tmpfs -o size=1300k none "$STORYWRITER_DATA_DIR" || exit 1
                head -c 850000 /dev/zero >"$STORYWRITER_DATA_DIR/filler"
                "$STORYWRITER" write "a bell" --setup 1 --words 5000 >/dev/null; echo "code $?"
                rm "$STORYWRITER_DATA_DIR/filler"
                mount -o remount,size=20m "$STORYWRITER_DATA_DIR"
                id=$("$STORYWRITER" stories | sed -n "2s/ .*//p")
                "$STORYWRITER" resume "$id" --json
                '
                """, ["STORYWRITER_DATA_DIR": disk])
            #expect(outcome.out.hasPrefix("code 74\n"), "\(outcome.out)\(outcome.error)")
            #expect(
                outcome.error.contains("storywriter: There is no room left for the database \(disk)/stories.sqlite: "))
            #expect(outcome.error.contains("Go on with: storywriter resume "))
            #expect(outcome.out.contains("\"status\":\"complete\""))
        }
    }
}
