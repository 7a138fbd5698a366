import StoryDomain

/// Neighbouring paragraphs of a scene that get other numbers and stay as they are otherwise.
package struct PassageShift: Sendable, Hashable {
    /// The scene, counted from 1.
    package var scene: Int
    /// The numbers that they have now.
    package var paragraphs: ClosedRange<Int>
    /// What is added to each number; less than 0 moves them to the front.
    package var by: Int

    /// Takes a shift's parts.
    package init(scene: Int, paragraphs: ClosedRange<Int>, by: Int) {
        self.scene = scene
        self.paragraphs = paragraphs
        self.by = by
    }

    /// The last of them, where it stands now.
    var last: PassagePosition { PassagePosition(scene: scene, paragraph: paragraphs.upperBound) }

    /// Whether the paragraph at that position is among them.
    func holds(_ position: PassagePosition) -> Bool {
        position.scene == scene && paragraphs.contains(position.paragraph)
    }
}

/// A stored paragraph that gets another text, author or turn.
package struct PassageChange: Sendable, Hashable {
    /// The paragraph as it is to be.
    package var passage: Passage
    /// The words of the one that is stored, so that the story's count can follow without counting all of it.
    package var wordsBefore: Int

    /// Takes the paragraph as it is to be and the words of the stored one.
    package init(_ passage: Passage, wordsBefore: Int) {
        self.passage = passage
        self.wordsBefore = wordsBefore
    }
}
