import FoundationEssentials
import LanguageModels
import Storage
import StoryDomain

/// One picture by one model, with its call in the books.
extension PictureDesk {
    /// The most bytes of pictures that are shown to a model.
    private static let mostShownBytes = 14 << 20
    /// Bytes that must be free in the plan before a picture is drawn: more than most have. What was drawn and does not fit
    /// all the same is refused when it is to be stored.
    private static let usualBytes = 4_000_000
    /// How long a text about a picture is waited for.
    private static let patience = Duration.seconds(20)

    /// Holds the price back, has the picture drawn, and stores it with the settled call; lets go of the hold where it fails.
    ///
    /// - Parameter portraits: the pictures that it is to be like, for a model that looks at any.
    /// - Throws: `ModelError`, `AllowanceError`, `StorageError`, `CancellationError`.
    func draw(_ drawing: Drawing, showing portraits: [Picture], with model: any ImageModel) async throws -> Picture {
        let (id, user, profile) = (drawing.story.id, drawing.user, model.profile)
        let request = try await request(for: drawing, showing: portraits, to: profile)
        var line = LedgerLine(
            call: .random(), purpose: .picture, scene: drawing.prompt.place.scene, provider: profile.provider,
            model: profile.model, askedWords: nil, openedAt: now())
        var opening = StoryChange(at: line.openedAt)
        opening.ledger = [line]
        opening.reserves = [
            CallReserve(
                call: line.call, usage: .zero, cost: profile.price, images: 1, isPriceUnknown: profile.isPriceUnknown)
        ]
        let (books, room) = (stories.books.clause(for: user), stories.books.pictureRoom(for: user))
        try await stories.repository.enter(opening, inBooksOf: id, of: user) { connection, change, story in
            try room(connection, Self.usualBytes)
            try books(connection, change, story)
        }
        stories.leases?.begin(line.call)
        defer { stories.leases?.end(line.call) }
        let answer: ImageAnswer
        do {
            answer = try await model.picture(request)
        } catch {
            line.state = .cutOff
            line.outcome = (error as? ModelError)?.code.rawValue ?? "cancelled"
            do {
                try await settle(line, of: drawing)
            } catch let second {
                note("a picture's call could not be booked", second, of: id)
            }
            throw error
        }
        line.state = .settled
        line.cost = profile.price
        line.priceVersion = profile.priceVersion
        line.outcome = FinishReason.stop.description
        return try await keep(answer, of: drawing, settling: line)
    }

    /// A text model's words for a picture; nil where none answers in time.
    func written(_ alt: AltText, for user: UserID) async -> String? {
        let (story, store) = (alt.story, stories.booksOnly(for: user))
        // A server may have models that draw and none that writes.
        guard let model = try? stories.models(nil, nil) else { return nil }
        let writer = StoryWriter(
            model: model, store: store, clock: clock, now: now, isAwaited: true, habits: stories.habits)
        let clock = clock
        return await withTaskGroup(of: String?.self) { group in
            group.addTask {
                do {
                    let answer = try await writer.plainText(alt.request, in: WritingSession(story: story)) { _ in }
                    return AltText.reading(answer)
                } catch is CancellationError {
                    return nil
                } catch {
                    note("a picture is told of in the plan's own words", error, of: story.id)
                    return nil
                }
            }
            group.addTask {
                // Cancelled once there are words.
                try? await clock.sleep(for: Self.patience)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }

    private func request(
        for drawing: Drawing, showing portraits: [Picture], to profile: ImageProfile
    ) async throws -> ImageRequest {
        var references: [ImageRequest.Reference] = []
        var bytes = 0
        for portrait in portraits.prefix(profile.references) {
            bytes += portrait.byteCount
            guard bytes <= Self.mostShownBytes else { break }
            let file = try await pictures.file(portrait.id, of: drawing.story.id, owner: drawing.user)
            references.append(
                .init(
                    name: portrait.place.name ?? "", mediaType: portrait.format.mediaType, bytes: Array(file.bytes)))
        }
        let text = drawing.prompt.text(
            subject: drawing.subject, style: drawing.style, references: references.map(\.name),
            limit: profile.longestPrompt)
        let shape: ImageRequest.Shape =
            switch drawing.prompt.place.kind {
            case .cover: .upright
            case .scene: .wide
            case .portrait: .square
            }
        return ImageRequest(
            prompt: text, shape: shape, references: references, seed: drawing.seed,
            contentPolicy: ContentPolicy(setup: drawing.story.brief.setup))
    }

    private func keep(
        _ answer: ImageAnswer, of drawing: Drawing, settling line: LedgerLine
    ) async throws -> Picture {
        let (id, user) = (drawing.story.id, drawing.user)
        var picture = Picture(
            place: drawing.prompt.place, file: answer.file, source: .generated, prompt: drawing.subject,
            style: drawing.style.name, alt: drawing.alt, createdAt: now())
        picture.provider = line.provider
        picture.model = line.model
        picture.call = line.call
        picture.cost = line.cost
        do {
            try await pictures.store(
                picture, bytes: Data(answer.file.bytes), in: id, of: user, entering: settling(line),
                clause: stories.books.clause(for: user), room: stories.books.pictureRoom(for: user))
        } catch {
            // It was drawn and is to be paid, though there is nowhere to keep it any more.
            do {
                try await settle(line, of: drawing)
            } catch let second {
                note("a picture's call could not be booked", second, of: id)
            }
            throw error
        }
        return picture
    }

    /// Books a call's end, also where its story is gone. What cannot be booked now is closed when the call's lease ends.
    private func settle(_ line: LedgerLine, of drawing: Drawing) async throws {
        try await stories.books.close(settling(line).ledger, for: drawing.user, story: drawing.story.id)
    }

    private func settling(_ line: LedgerLine) -> StoryChange {
        var change = StoryChange(at: now())
        var settled = line
        settled.settledAt = change.at
        change.ledger = [settled]
        return change
    }
}
