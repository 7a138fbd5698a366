/// A manuscript with the files that it becomes.
struct EPUBBook {
    /// A file of text.
    struct Chapter {
        /// Its path beside the package document.
        var file: String
        /// What the table of contents calls it.
        var label: String
        /// Its parts: one where parts have headings, all of them else.
        var parts: [Manuscript.Part]
        /// The files of each part's pictures, in their order; nil for one that no reader would show.
        var pictureFiles: [[String?]]
    }

    let manuscript: Manuscript
    let chapters: [Chapter]
    /// The cover's picture, where there is one that readers show.
    let coverImage: BookImage?
    /// The pictures with their paths beside the package document.
    let images: [(file: String, image: BookImage)]
    /// The language as readers of books take it.
    let language: String

    /// Names the files.
    init(_ manuscript: Manuscript) {
        self.manuscript = manuscript
        language = manuscript.language.bookTag
        var images: [(file: String, image: BookImage)] = []
        coverImage = manuscript.cover.flatMap(BookImage.init)
        if let coverImage { images.append(("pictures/cover.\(coverImage.fileExtension)", coverImage)) }
        let groups = manuscript.hasHeadings ? manuscript.parts.map { [$0] } : [manuscript.parts]
        var chapters: [Chapter] = []
        for (index, parts) in groups.enumerated() {
            let files = parts.map { part in
                part.pictures.map { picture -> String? in
                    guard let image = BookImage(picture) else { return nil }
                    let file = "pictures/\(images.count + 1).\(image.fileExtension)"
                    images.append((file, image))
                    return file
                }
            }
            let heading = manuscript.hasHeadings ? TextLines.joined(parts[0].heading) : manuscript.titleLine
            chapters.append(
                Chapter(file: "text-\(index + 1).xhtml", label: heading, parts: parts, pictureFiles: files))
        }
        self.images = images
        self.chapters = chapters
    }

    /// The cover's file: the picture, else the drawing.
    var coverFile: String { coverImage.map { "pictures/cover.\($0.fileExtension)" } ?? "pictures/cover.svg" }

    /// The media type of the cover's file.
    var coverMediaType: String { coverImage?.mediaType ?? "image/svg+xml" }

    /// What the cover shows, in words.
    var coverAlternative: String {
        guard coverImage != nil, let picture = manuscript.cover else { return manuscript.titleLine }
        return manuscript.alternative(ofCover: picture)
    }

    /// The book's name for ever, the same for every state of the story.
    var identifier: String { "urn:uuid:\(manuscript.name.uuid)" }

    /// `rtl` or `ltr`.
    var direction: String { manuscript.language.isRightToLeft ? "rtl" : "ltr" }
}
