import StoryDomain

/// A story as plain text piece by piece, as it is printed while it is written: joined, the pieces are the text that an export
/// as plain text has.
package enum PrintedStory {
    /// What stands before the first scene, and the empty line behind it.
    package static func opening(of story: Story) -> String {
        let manuscript = Manuscript(story)
        let author = manuscript.author.isEmpty ? "" : manuscript.author + "\n\n"
        return TextLines.joined(manuscript.title) + "\n\n" + author
    }

    /// What stands between the last paragraph that was printed and the next one.
    ///
    /// - Parameters:
    ///   - scene: the next paragraph's.
    ///   - before: the printed one's; nil where none was.
    package static func parting(before scene: Int, after last: Int?, of story: Story) -> String {
        guard scene != last else { return "\n\n" }
        let gap = last == nil ? "" : "\n\n"
        guard story.showsHeadings else { return last == nil ? "" : gap + "* * *\n\n" }
        return gap + TextLines.joined(Manuscript.heading(ofScene: scene, in: story)) + "\n\n"
    }

    /// A paragraph.
    package static func paragraph(_ text: String) -> String {
        TextLines.lines(of: TextLines.trimmed(text)).joined(separator: "\n")
    }

    /// What stands behind the last paragraph; the story's own line break is not part of it.
    package static func closing(of story: Story) -> String {
        let licence = Manuscript(story).licence
        return licence.isEmpty ? "" : "\n\n" + licence
    }
}

extension Story {
    /// Whether scenes are shown with their titles: in stories of some length. What was asked for counts while the story is
    /// written and where it came out near that, so that it is known before the first word; else what there is.
    var showsHeadings: Bool {
        guard max(outline?.sceneCount ?? 1, passages.last?.position.scene ?? 1) > 1 else { return false }
        let asked = brief.length.words
        let isNear = (asked * 90...asked * 115).contains(words * 100)
        return (status == .writing || isNear ? asked : words) >= Manuscript.headedFromWords
    }
}
