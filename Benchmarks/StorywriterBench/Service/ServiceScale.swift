import NIOCore

/// How much is measured.
struct ServiceScale: Sendable {
    /// What the goals speak of.
    static let whole = ServiceScale(
        window: .seconds(3), warmUp: .seconds(2), premises: 64, someStories: 32, manyStories: 500, words: 2_100,
        readers: 2_000, workerStories: 32, edits: 300)
    /// Enough to see that everything works; its numbers mean nothing.
    static let quick = ServiceScale(
        window: .milliseconds(500), warmUp: .milliseconds(200), premises: 8, someStories: 4, manyStories: 12,
        words: 600, readers: 100, workerStories: 16, edits: 20)

    /// How long a rate is measured, and how long everything runs warm before it.
    let window: Duration
    let warmUp: Duration
    /// Premises asked for at once.
    let premises: Int
    /// Stories written at once.
    let someStories: Int
    let manyStories: Int
    /// Words of each story.
    let words: Int
    /// Event streams open at once.
    let readers: Int
    /// Stories that one worker writes, and that two do.
    let workerStories: Int
    /// Paragraphs changed one after the other, and runs started.
    let edits: Int

    /// What the provider takes for each answer where latency is measured.
    static let latency = TimeAmount.milliseconds(500)
    /// The same in seconds.
    static let latencySeconds = 0.5
}
