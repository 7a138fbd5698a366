import Logging
import ServiceLifecycle
import Storage
import Storytelling

/// Renews the leases of this process's calls, and closes the lines of calls whose process is gone. Every process does both,
/// whether it works on runs or answers requests.
struct CallKeeping: Service {
    /// How often lost calls are looked for.
    private static let interval = Duration.seconds(2)

    let leases: CallLeases
    let lost: LostCalls
    /// Whether the process of that name has ended, as far as this machine can see.
    let isGone: @Sendable (String) -> Bool
    let logger: Logger

    /// Works until the process stops.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup { group in
                group.addTask {
                    await leases.keep { error in
                        logger.warning("renewing the leases of calls failed", metadata: ["error": "\(error)"])
                    }
                }
                group.addTask { await sweep() }
            }
        }
    }

    private func sweep() async {
        while !Task.isCancelled {
            do {
                let count = try await lost.sweep(isGone: isGone)
                if count > 0 {
                    logger.notice("calls of a process that is gone are closed", metadata: ["calls": "\(count)"])
                }
            } catch is CancellationError {
                return
            } catch {
                logger.warning("closing lost calls failed", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: Self.interval)
        }
    }
}
