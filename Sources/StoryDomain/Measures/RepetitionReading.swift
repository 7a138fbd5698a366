/// What repetition would look like with some more words added.
package struct RepetitionReading: Hashable, Sendable {
    /// Repeated four-word runs in the last 1,000 words, the new ones included.
    package var repeatedRuns: Int
    /// All four-word runs there.
    package var runs: Int
    /// How many of the new words' four-word runs stand in the window already.
    package var newRepeats: Int
    /// How many of the new words' six-word runs stand in earlier scenes.
    package var newEchoes: Int
    /// Echoed six-word runs of the whole story, the new ones included.
    package var echoes: Int
    /// All six-word runs of the story's scenes but the first.
    package var echoRuns: Int

    /// seq-rep-4 of the last 1,000 words.
    package var repetition: Double { runs == 0 ? 0 : Double(repeatedRuns) / Double(runs) }
    /// Echo of the whole story.
    package var echo: Double { echoRuns == 0 ? 0 : Double(echoes) / Double(echoRuns) }
}
