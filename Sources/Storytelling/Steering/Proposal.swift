import FoundationEssentials
import Storage
import StoryDomain

/// One text that could stand in the place of a selection.
package struct Proposal: Sendable, Hashable {
    /// Fits as it is: with the spaces and empty lines that it needs around it.
    package var text: String
    package var words: Int

    /// Takes a text.
    package init(text: String) {
        self.text = text
        words = WordCount.words(in: text)
    }
}
