import Logging
import ServiceLifecycle
import TestSupport

extension SampleServer {
    /// Runs the server on a free port while `body` runs, then stops it gracefully and waits for its end.
    func live<T: Sendable>(_ body: (Int, ServiceGroup) async throws -> T) async throws -> T {
        let ports = Mailbox<Int>()
        let server = server { ports.send($0) }
        let group = ServiceGroup(configuration: .init(services: [server], logger: logger))
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let value: T
            do {
                value = try await body(try await ports.next(), group)
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return value
        }
    }
}
