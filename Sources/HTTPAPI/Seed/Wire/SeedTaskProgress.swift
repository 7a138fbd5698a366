import Jobs
import Storytelling

/// A run's progress in the seed's words and percents.
struct SeedTaskProgress {
    let percent: Double
    let message: String

    /// What is done stands at these percents, in the seed as here; words go from `outlined` to `written`.
    private static let (premised, outlined, written) = (10.0, 30.0, 95.0)

    /// - Parameter progress: the last that the run's log has; nil before anything is stored.
    init(_ run: Run, _ progress: RunProgress?) {
        switch run.state {
        case .succeeded: (percent, message) = (100, "Story generation completed!")
        case .failed, .cancelled:
            percent = Self.percent(progress)
            message = "Story generation failed: \(run.reason?.message ?? "The task was cancelled.")"
        case .queued, .running, .waiting, .paused:
            percent = run.startedAt == nil ? 0 : Self.percent(progress)
            let word = run.state == .paused ? "Paused: " : "Waiting: "
            let isHeld = run.state == .paused || run.state == .waiting
            message =
                isHeld ? word + (run.reason?.message ?? "It goes on by itself.") : Self.message(run, progress)
        }
    }

    private static func percent(_ progress: RunProgress?) -> Double {
        guard let progress else { return premised }
        guard progress.scenes != nil, progress.asked > 0 else { return (premised + outlined) / 2 }
        let share = min(1, Double(progress.words) / Double(progress.asked))
        return (10 * (outlined + (written - outlined) * share)).rounded() / 10
    }

    private static func message(_ run: Run, _ progress: RunProgress?) -> String {
        guard run.startedAt != nil else { return "Starting story generation..." }
        guard let progress else { return "Generating story premise..." }
        guard let scenes = progress.scenes else { return "Generating story outline..." }
        guard let scene = progress.scene, progress.words > 0 else { return "Writing story beginning..." }
        let told = "scene \(scene) of \(scenes), \(progress.words) of \(progress.asked) words"
        return "Continuing story generation... (\(told))"
    }
}
