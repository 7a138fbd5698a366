import StoryDomain

/// Keeps the story so far within 500 words: the newest scenes in full, older ones in a sentence, the oldest not at
/// all.
enum RollingSummary {
    /// The most words of the summary.
    static let mostWords = 500

    /// The summary with that of scene `number` added. Paragraphs of the text are scenes, oldest first.
    static func adding(_ text: String, ofScene number: Int, to summary: Summary) -> Summary {
        var scenes = summary.text.split(separator: "\n").map(String.init)
        scenes.append(text)
        var index = 0
        while words(scenes) > mostWords, index < scenes.count - 1 {
            if let first = Sentences.split(scenes[index]).first { scenes[index] = String(first) }
            index += 1
        }
        while words(scenes) > mostWords, scenes.count > 1 { scenes.removeFirst() }
        return Summary(text: scenes.filter { !$0.isEmpty }.joined(separator: "\n"), throughScene: number)
    }

    /// The newest scenes of a summary with at most `words` words, at least one of them; the usual summary stays as it is.
    static func newest(_ text: String, words most: Int) -> String {
        guard most < mostWords else { return text }
        var scenes = text.split(separator: "\n").map(String.init)
        while words(scenes) > most, scenes.count > 1 { scenes.removeFirst() }
        if words(scenes) > most, let last = scenes.first, let sentence = Sentences.split(last).last {
            return String(sentence)
        }
        return scenes.joined(separator: "\n")
    }

    private static func words(_ scenes: [String]) -> Int {
        scenes.reduce(0) { $0 + WordCount.words(in: $1) }
    }
}
