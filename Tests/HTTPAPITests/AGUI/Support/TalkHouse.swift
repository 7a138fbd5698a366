import Accounts
import Foundation
import HTTPAPI
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSONNotation
import Jobs
import LanguageModels
import Logging
import SQLiteStorage
import Storage
import StoryDomain
import Storytelling
import TestSupport
import Testing

/// `/api/v1` over a database of a test's own and a model that says what the test wrote down. The writer is ann.
struct TalkHouse: Sendable {
    let model: ScriptedModel
    let desk: StoryDesk
    let books: UsageBooks
    private let routes: V1Routes
    private let idempotency: IdempotencyBook

    static let ann = UserID(rawValue: "ann") ?? .local

    /// Runs `body` in a house that is cleared away afterwards.
    static func with(
        _ answers: ScriptedModel.Answer..., plan: PlanLimits = .none, passWords: Int = 400,
        _ body: (TalkHouse) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let database = try await SQLiteDatabase.open(path: folder.path(of: "stories.sqlite"))
            defer { try? database.close() }
            let price = TokenPrice(input: 1, cachedInput: 1, output: 2, version: "test")
            let model = ScriptedModel(profile: .testing(price: price, passWords: passWords), answers)
            try await body(TalkHouse(database: database, model: model, plan: plan))
        }
    }

    private init(database: any SQLDatabase, model: ScriptedModel, plan: PlanLimits) {
        self.model = model
        let plans = Plans([], standard: Plan(name: "test", limits: plan))
        let metered = Metered(model)
        let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        books = UsageBooks(database: database, plans: plans)
        let desk = StoryDesk(
            repository: StoryRepository(database: database), queue: RunQueue(database: database), books: books,
            cache: AnswerCache(database: database)
        ) { provider, name in
            if let provider, provider != model.profile.provider { throw UnknownModel(.provider) }
            if let name, name != model.profile.model { throw UnknownModel(.model) }
            return metered
        }
        self.desk = desk
        idempotency = IdempotencyBook(database: database)
        let pictures = PictureDesk(stories: desk, pictures: PictureRepository(database: database)) { _, _ in
            throw UnknownModel(.provider, draws: true)
        }
        routes = V1Routes(
            desk: desk, pictures: pictures, imageModels: { [] }, log: RunLog(database: database, logger: silent),
            keys: KeyRing(database: database, logger: silent),
            accounts: AccountRepository(database: database, plans: plans), plans: plans, catalogue: { [] })
    }

    /// The server, with answers held against their schemas.
    var server: SampleServer {
        var sample = SampleServer(groups: routes.groups)
        sample.doors = APIDoors { header in
            switch header {
            case "Bearer ann": Caller(user: Self.ann, scopes: [.read, .write])
            case "Bearer reader": Caller(user: Self.ann, scopes: [.read])
            case "Bearer bob": Caller(user: UserID(rawValue: "bob") ?? .local, scopes: [.read, .write])
            default: throw Problem(.unauthenticated, "Send a key in the Authorization header.")
            }
        }
        sample.doors.idempotency = idempotency
        return sample
    }

    /// A stored story of ann's: two scenes, the first with two paragraphs, the second with one, a third without text.
    func story() async throws -> StoryID {
        let brief = try Brief(
            idea: "A keeper finds a bottle.", setup: StorySetup(characterInput: "Mara, the keeper"),
            length: StoryLength(words: 600))
        var story = Story(id: .random(), brief: brief, createdAt: Date())
        story.premise = "Mara wants the letter back."
        story.outline = Outline(
            title: "The Bottle",
            scenes: ["Found", "Lost", "Burned"].enumerated().map { index, title in
                ScenePlan(
                    number: index + 1, title: title, description: "Mara has it \(title.lowercased()).",
                    keyEvents: ["Mara lifts stone \(index + 1)"], characters: ["Mara", "Tom"], wordBudget: 200)
            })
        for (scene, texts) in [
            (1, ["Mara lifted the bottle from the stones.", "It was empty."]), (2, ["Tom took Mara's hand."]),
        ] {
            for (index, text) in texts.enumerated() {
                story.passages.append(
                    Passage(
                        position: PassagePosition(scene: scene, paragraph: index + 1), text: text,
                        words: WordCount.words(in: text),
                        author: .init(provider: "scripted", model: "m", call: CallID("c\(scene)"))))
            }
        }
        try await desk.repository.create(story, of: Self.ann, events: [])
        return story.id
    }

    /// Sends an input and reads the events of its run.
    func events(_ body: String) async throws -> [AGUIOrder.JSON] {
        try Self.events(of: try await answer(body).text)
    }

    /// Sends an input.
    func answer(_ body: String, as user: String = "ann") async throws -> TestResponse {
        try await server.application.test(.router) { client in
            try await client.send(
                .post, "/api/v1/agui", body, as: user, headers: [.accept: "text/event-stream"])
        }
    }

    /// The events of a stream's text, each of which must be one line of data and nothing else.
    static func events(of text: String) throws -> [AGUIOrder.JSON] {
        #expect(text.hasSuffix("\n\n") && !text.contains("\r"))
        return try text.components(separatedBy: "\n\n").dropLast().map { frame in
            #expect(frame.hasPrefix("data: {") && !frame.contains("\n"), "\(frame)")
            return try JSONReader.read(Array(frame.dropFirst(6).utf8))
        }
    }

    /// An input with one line of the writer's.
    static func input(_ story: StoryID, _ said: String, more: String = "") -> String {
        """
        {"threadId": "t1", "runId": "r1", "state": {"story_id": "\(story)", "scene": 1}, "tools": [], "context": [],
         "messages": [{"id": "m1", "role": "user", "content": "\(said)"}]\(more)}
        """
    }
}

/// The tool calls of a run, by name and with their arguments.
func toolCalls(in events: [AGUIOrder.JSON]) throws -> [(name: String, arguments: AGUIOrder.JSON)] {
    var names: [String: String] = [:]
    var calls: [(String, AGUIOrder.JSON)] = []
    for event in events {
        let id = AGUIOrder.text(event["toolCallId"]) ?? ""
        switch AGUIOrder.text(event["type"]) {
        case "TOOL_CALL_START": names[id] = AGUIOrder.text(event["toolCallName"])
        case "TOOL_CALL_ARGS":
            let arguments = try JSONReader.read(Array((AGUIOrder.text(event["delta"]) ?? "").utf8))
            calls.append((names[id] ?? "", arguments))
        default: break
        }
    }
    return calls
}

/// All that a run says.
func said(in events: [AGUIOrder.JSON]) -> String {
    events.filter { AGUIOrder.text($0["type"]) == "TEXT_MESSAGE_CONTENT" }
        .compactMap { AGUIOrder.text($0["delta"]) }.joined()
}
