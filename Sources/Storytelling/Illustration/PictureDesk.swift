import Accounts
import FoundationEssentials
import LanguageModels
import Logging
import Storage
import StoryDomain

/// Where pictures of stories are made, taken in and changed: each is checked against the story's owner and the user's
/// allowance.
package struct PictureDesk: Sendable {
    /// The pictures that are stored.
    package let pictures: PictureRepository
    let stories: StoryDesk
    let models: ImageModelFinder
    let clock: any Clock<Duration>
    let now: @Sendable () -> Date
    let logger: Logger

    /// Takes the collaborators.
    ///
    /// - Parameters:
    ///   - stories: knows whose stories are whose, and the books.
    ///   - pictures: stores pictures.
    ///   - models: finds models that draw.
    ///   - clock: ends waiting for a text about a picture.
    ///   - now: dates of pictures and calls.
    ///   - logger: hears of faults that cost a picture's words, or that came after its call.
    package init(
        stories: StoryDesk, pictures: PictureRepository, models: @escaping ImageModelFinder,
        clock: any Clock<Duration> = ContinuousClock(), now: @escaping @Sendable () -> Date = { Date() },
        logger: Logger = Logger(label: "storywriter.pictures")
    ) {
        self.stories = stories
        self.pictures = pictures
        self.models = models
        self.clock = clock
        self.now = now
        self.logger = logger
    }

    /// Has a picture drawn.
    ///
    /// It is stored in the transaction that settles its call, and is then the chosen one of its place. What it shows is told
    /// by a text model afterwards, or by the plan's own words where none answers.
    ///
    /// - Throws: `StorageError.notFound`, `PictureRoomError` where the story has too many; `IllustrationError`; `AllowanceError`;
    ///   `ModelError`; what `models` throws for an unknown model.
    package func draw(_ order: PictureOrder, in id: StoryID, for user: UserID) async throws -> Picture {
        let story = try await stories.story(id, of: user).story
        let place = try checked(order.place, in: story)
        let others = try await pictures.list(of: id, owner: user)
        let style = try style(order.style, after: others)
        let relay = try models(order.provider, order.model)
        guard !relay.models.isEmpty else { throw IllustrationError.noModel }
        let plan = try await stories.books.admit(words: 0, for: user)
        // Which are allowed; where none is, the next line says why.
        let allowed = relay.models.filter { (try? plan.admit(model: $0.profile.model)) != nil }
        if allowed.isEmpty, let first = relay.models.first { try plan.admit(model: first.profile.model) }
        guard others.count < PictureRepository.mostOfStory else {
            throw PictureRoomError.tooMany(limit: PictureRepository.mostOfStory)
        }
        let prompt = PicturePrompt(story: story, place: place)
        let subject = order.prompt.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } ?? prompt.subject
        let alt = AltText(story: story, place: place, subject: subject)
        let drawing = Drawing(
            story: story, user: user, prompt: prompt, subject: subject, style: style,
            alt: order.alt ?? alt.fallback, seed: story.brief.seed.map { $0 &+ others.count })
        let portraits = likenesses(for: place, of: story, among: others)
        let names = Set(allowed.map(\.profile.model))
        let made = try await relay.first(where: { names.contains($0.model) }) { model in
            try await draw(drawing, showing: portraits, with: model)
        }
        guard order.alt == nil, let told = await written(alt, for: user) else { return made }
        do {
            // Words that were typed meanwhile stay.
            return try await pictures.change(made.id, of: id, owner: user, alt: told, inPlaceOf: made.alt)
        } catch let error as StorageError where error.code == .notFound {
            // A picture that is deleted at once needs no words, and words that were typed meanwhile stay.
            return made
        } catch {
            // It is stored, paid, and told of in the plan's own words: whoever asked would only have it drawn again.
            note("the words of a picture could not be stored", error, of: id)
            return made
        }
    }

    /// Tells the log of a fault that does not fail the request.
    func note(_ what: Logger.Message, _ error: any Error, of story: StoryID) {
        logger.error(what, metadata: ["story": "\(story)", "error": "\(error)"])
    }

    /// Has another picture drawn for the place of one that is there. The old one stays and is no longer chosen.
    ///
    /// - Parameters:
    ///   - prompt: what it is to show; nil takes what the old one was to show.
    ///   - style: nil takes the old one's.
    /// - Throws: as `draw`.
    package func redraw(
        _ id: PictureID, in story: StoryID, for user: UserID, prompt: String?, style: String?
    ) async throws -> Picture {
        let old = try await pictures.picture(id, of: story, owner: user)
        let order = PictureOrder(
            old.place, prompt: prompt ?? old.prompt, style: style ?? (old.style.isEmpty ? nil : old.style))
        return try await draw(order, in: story, for: user)
    }

    /// Takes in a picture of the writer's own.
    ///
    /// - Parameters:
    ///   - bytes: as they were sent.
    ///   - origin: who made the file, which decides whether a mark of its origin stays in it.
    ///   - alt: what it shows; nil takes the plan's own words for its place.
    /// - Throws: `PictureFault`, `IllustrationError.noScene`, `PictureRoomError`, `AllowanceError`, `StorageError`.
    package func takeIn(
        _ bytes: [UInt8], from origin: PictureFile.Origin = .upload, as place: PicturePlace, alt: String?,
        in id: StoryID, for user: UserID
    ) async throws -> Picture {
        let story = try await stories.story(id, of: user).story
        let (picture, bytes) = try read(bytes, from: origin, as: place, alt: alt, in: story, at: now())
        try await pictures.store(picture, bytes: bytes, in: id, of: user, room: stories.books.pictureRoom(for: user))
        return picture
    }

    /// A picture as it is to be kept with a story, checked; nothing is stored.
    ///
    /// - Parameters: as of `takeIn`.
    /// - Throws: `PictureFault`, `IllustrationError.noScene`.
    package func read(
        _ bytes: [UInt8], from origin: PictureFile.Origin, as place: PicturePlace, alt: String?, in story: Story,
        at moment: Date
    ) throws -> (picture: Picture, bytes: Data) {
        let place = try checked(place, in: story)
        let file = try PictureFile(reading: bytes, from: origin)
        let words = AltText(story: story, place: place, subject: PicturePrompt(story: story, place: place).subject)
        let picture = Picture(
            place: place, file: file, source: .uploaded, alt: alt ?? words.fallback, createdAt: moment)
        return (picture, Data(file.bytes))
    }

    /// A place as it is kept, in a story that has it.
    private func checked(_ place: PicturePlace, in story: Story) throws(IllustrationError) -> PicturePlace {
        switch place.kind {
        case .cover: return place
        case .portrait: return .portrait(of: PromptData.line(place.name ?? ""))
        case .scene:
            let number = place.scene ?? 0
            guard story.outline?.scene(number) != nil || !story.passages(inScene: number).isEmpty else {
                throw .noScene(number)
            }
            return place
        }
    }

    private func style(_ name: String?, after others: [Picture]) throws(IllustrationError) -> PictureStyle {
        if let name {
            guard let style = PictureStyle.named(name) else { throw .unknownStyle }
            return style
        }
        let last = others.last { !$0.style.isEmpty }
        return last.flatMap { PictureStyle.named($0.style) } ?? PictureStyle.all[0]
    }

    /// The chosen portraits of those who are in the picture.
    private func likenesses(for place: PicturePlace, of story: Story, among others: [Picture]) -> [Picture] {
        guard place.kind != .portrait else { return [] }
        let names = StoryCast(story: story).names(inScene: place.scene)
        return others.filter { picture in
            guard picture.isChosen, let name = picture.place.name else { return false }
            return names.contains { StoryCast.isSame($0, name) }
        }
    }
}
