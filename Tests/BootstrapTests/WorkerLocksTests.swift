import Foundation
import TestSupport
import Testing

@testable import Bootstrap

@Suite struct WorkerLocksTests {
    @Test func `A worker is gone once its process has let go of its lock, and not before`() async throws {
        try await withTemporaryFolder { folder in
            let watching = WorkerLocks(folder: folder.path)
            var own: WorkerLocks? = WorkerLocks(folder: folder.path)
            #expect(own?.hold("worker-a") == true)
            #expect(!watching.isGone("worker-a"))
            own = nil
            #expect(watching.isGone("worker-a"))
            #expect(watching.isGone("worker-a"), "whoever asked did not take the lock")
        }
    }

    @Test func `Of a worker that left or was never here nothing is known`() async throws {
        try await withTemporaryFolder { folder in
            let locks = WorkerLocks(folder: folder.path)
            #expect(!locks.isGone("worker-elsewhere"))
            try folder.write("", to: "secret.lock")
            #expect(!locks.isGone("../secret"))
            #expect(locks.hold("worker-a"))
            locks.leave("worker-a")
            #expect(!WorkerLocks(folder: folder.path).isGone("worker-a"))
        }
    }

    @Test func `A folder that cannot be made is told`() async throws {
        try await withTemporaryFolder { folder in
            let file = try folder.write("", to: "file")
            #expect(!WorkerLocks(folder: file).hold("worker-a"))
        }
    }
}
