import FoundationEssentials
import StoryDomain

/// What a worker does beside the work.
extension RunWorker {
    /// Looks for runs and wishes of which no notice came.
    func look() async {
        while (try? await clock.sleep(for: settings.pollInterval)) != nil {
            await free()
            floor.wake()
            guard !floor.leases.isEmpty else { continue }
            do {
                for run in try await queue.asked(of: holder) { await hear(run) }
            } catch is CancellationError {
                return
            } catch {
                logger.warning("looking for wishes failed", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Frees the runs of workers whose processes have ended, where that can be seen.
    func free() async {
        guard let isGone else { return }
        do {
            let count = try await queue.freeLeases(besides: holder, of: isGone)
            if count > 0 { logger.notice("runs of a worker that is gone are free", metadata: ["runs": "\(count)"]) }
        } catch is CancellationError {
            return
        } catch {
            logger.warning("freeing runs failed", metadata: ["error": "\(error)"])
        }
    }

    /// Somebody asked something of a run; it may be another worker's.
    func hear(_ run: RunID) async {
        for lease in floor.leases where lease.run.id == run {
            do {
                if try await queue.heartbeat(lease) != .none { floor.cancel(lease) }
            } catch RunError.leaseLost {
                floor.lose(lease)
            } catch {
                logger.warning("asking for a wish failed", metadata: ["run": "\(run)", "error": "\(error)"])
            }
        }
    }

    /// Says from time to time that the worker is there.
    func beat() async {
        while (try? await clock.sleep(for: queue.settings.heartbeat)) != nil {
            let leases = floor.leases
            do {
                let wishes = try await queue.heartbeat(leases)
                for lease in leases {
                    switch wishes[lease] {
                    case .some(.none): continue
                    case .some(.cancel), .some(.pause): floor.cancel(lease)
                    case nil: floor.lose(lease)
                    }
                }
                metrics.show(try await queue.counts())
            } catch is CancellationError {
                return
            } catch {
                logger.warning("saying that the worker is there failed", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Deletes what is older than it is to be kept, where there is such a limit.
    func purge() async {
        guard let retention = queue.settings.retention else { return }
        repeat {
            do {
                try await queue.purge(olderThan: queue.now().advanced(by: -(retention / .seconds(1))))
            } catch {
                logger.warning("deleting old runs failed", metadata: ["error": "\(error)"])
            }
        } while (try? await clock.sleep(for: .seconds(3_600))) != nil
    }
}
