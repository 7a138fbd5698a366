import StoryDomain

/// How a story's words are cut into scenes.
package enum StoryShape {
    /// How many scenes a story of `words` gets from a model that writes `passWords` well at a time.
    ///
    /// A scene is one pass and a quarter for a small model, so that it takes one or two calls, and a pass for a large
    /// one; long stories get longer scenes (a twelfth of the whole, at most 1,000 words) so that a plan stays
    /// readable, for a small model in whole passes, since a pass that is longer or shorter than it writes well changes
    /// what each word costs in prompts. A story of 300 words or more has at least three scenes: a beginning, a middle and an end.
    package static func sceneCount(words: Int, passWords: Int) -> Int {
        let unit = passWords < 400 ? passWords * 5 / 4 : passWords
        var size = max(unit, min(1_000, words / 12))
        if size > unit, passWords < 400 { size = (size + passWords / 2) / passWords * passWords }
        let fewest = words >= 300 ? 3 : (words >= 200 ? 2 : 1)
        return max(fewest, (words + size / 2) / size)
    }

    /// Divides `words` over `count` scenes: all alike, the first ones a word longer where it does not divide.
    package static func budgets(words: Int, count: Int) -> [Int] {
        (0..<count).map { words / count + ($0 < words % count ? 1 : 0) }
    }
}
