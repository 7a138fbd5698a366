import StoryDomain

extension Manuscript {
    /// What follows one another in a part.
    enum Block {
        case paragraph(String)
        /// A break within the part; what follows begins as a part does.
        case sceneBreak
        case picture(PublishedPicture)
    }
}

extension Manuscript.Part {
    /// Paragraphs and pictures in the order of reading: the first picture opens the part, others are spread over it.
    var blocks: [Manuscript.Block] {
        var blocks: [Manuscript.Block] = []
        var placed = 0
        for (index, paragraph) in paragraphs.enumerated() {
            while placed < pictures.count, placed * paragraphs.count <= index * pictures.count {
                blocks.append(.picture(pictures[placed]))
                placed += 1
            }
            blocks.append(SceneBreak.isBreak(paragraph) ? .sceneBreak : .paragraph(paragraph))
        }
        return blocks + pictures[placed...].map { .picture($0) }
    }

    /// What a picture shows, in words; the part's heading where nobody wrote any.
    func alternative(of picture: PublishedPicture) -> String {
        let alt = TextLines.joined(picture.alt)
        return alt.allSatisfy(\.isWhitespace) ? TextLines.joined(heading) : alt
    }
}

extension Manuscript {
    /// What the cover's picture shows, in words; the book's title where nobody wrote any.
    func alternative(ofCover picture: PublishedPicture) -> String {
        let alt = TextLines.joined(picture.alt)
        return alt.allSatisfy(\.isWhitespace) ? titleLine : alt
    }
}
