import FoundationEssentials

/// A picture of a story without its bytes: what it shows, where it comes from and what it cost.
package struct Picture: Hashable, Sendable {
    /// Where a picture comes from.
    package enum Source: String, Sendable, CaseIterable {
        case generated, uploaded
    }

    package var id: PictureID
    package var place: PicturePlace
    /// What it was to show, in the words of the outline or the writer; empty for an upload.
    package var prompt: String
    /// The name of its style; empty for an upload.
    package var style: String
    /// What it shows, for those who cannot see it.
    package var alt: String
    package var format: PictureFormat
    /// As it is shown, in pixels.
    package var width: Int
    /// As it is shown, in pixels.
    package var height: Int
    package var byteCount: Int
    package var source: Source
    /// Who made it; empty for an upload.
    package var provider: String
    package var model: String
    /// The call that made it; nil for an upload.
    package var call: CallID?
    /// US dollars.
    package var cost: Decimal
    /// Whether it is the one of its place that goes into the book.
    package var isChosen: Bool
    package var createdAt: Date

    /// A picture that is chosen and cost nothing; `createdAt` is rounded to microseconds, as it is stored.
    package init(
        id: PictureID = .random(), place: PicturePlace, format: PictureFormat, width: Int, height: Int, byteCount: Int,
        source: Source, prompt: String = "", style: String = "", alt: String, createdAt: Date
    ) {
        self.id = id
        self.place = place
        self.prompt = prompt
        self.style = style
        self.alt = alt
        self.format = format
        self.width = width
        self.height = height
        self.byteCount = byteCount
        self.source = source
        self.provider = ""
        self.model = ""
        self.call = nil
        self.cost = 0
        self.isChosen = true
        self.createdAt = createdAt.roundedToMicroseconds
    }

    /// The same for bytes that were just read.
    package init(
        place: PicturePlace, file: PictureFile, source: Source, prompt: String = "", style: String = "", alt: String,
        createdAt: Date
    ) {
        self.init(
            place: place, format: file.format, width: file.width, height: file.height, byteCount: file.bytes.count,
            source: source, prompt: prompt, style: style, alt: alt, createdAt: createdAt)
    }
}
