import Foundation
import LanguageModels
import PostgresStorage
import SQLiteStorage
import Storage
import StoryDomain

extension Doctor {
    /// How long a try waits for a provider that refuses for the moment.
    private static let patience = Duration.seconds(5)
    /// The most calls of one question: an answer whose limit went into thoughts is asked for again with a higher one.
    private static let mostCalls = 5

    /// Makes a small call for prose and one for JSON to a provider as a run would make them, and says how that went.
    ///
    /// - Parameters:
    ///   - provider: its name.
    ///   - house: what is learned goes to its database.
    func attempt(_ provider: String, in house: StoryHouse) async -> DoctorFinding {
        let subject = "\(provider) try"
        do {
            let rack = try house.models(ModelChoice(provider: provider))
            let profile = rack.profiles.first
            do {
                try await rack.prepare()
                let prose = try await ask(ModelRequest.proseTrial, of: rack.model)
                let plan = try await ask(ModelRequest.jsonTrial, of: rack.model)
                await rack.shutdown()
                guard !prose.text.isEmpty else {
                    return DoctorFinding(
                        subject, .broken,
                        "\(profile?.model ?? provider) answered with nothing (\(prose.finish)): see what its server logs."
                    )
                }
                let json = ModelRequest.isObject(plan.text) ? "JSON too" : "asked for JSON it wrote something else"
                return DoctorFinding(
                    subject, ModelRequest.isObject(plan.text) ? .fine : .broken,
                    "\(profile?.model ?? provider) wrote “\(Self.clipped(prose.text))” in \(Self.seconds(prose.duration)) "
                        + "(\(prose.tokens)); \(json), in \(Self.seconds(plan.duration)).")
            } catch {
                await rack.shutdown()
                throw error
            }
        } catch let error as ModelError {
            return DoctorFinding(subject, .broken, error.message)
        } catch {
            return DoctorFinding(subject, .broken, "\(error)")
        }
    }

    /// Opens the house for tries: with less patience, so that a provider that is down is told soon.
    ///
    /// - Throws: `StorageError`, `CatalogueError`.
    func houseForTries() async throws -> StoryHouse {
        var settings = settings
        settings.patience = min(settings.patience, Self.patience)
        return try await StoryHouse.open(settings)
    }

    /// What is known of models, a finding for each.
    func learned(in book: TraitBook) -> [DoctorFinding] {
        book.all().map { place, traits in
            let provider = StoryHouse.providerNames.first { settings.address(of: $0) == place.server }
            let day = traits.all.map(\.learnedAt).max().map { $0.formatted(.iso8601.year().month().day()) } ?? ""
            let yaml = traits.yaml(provider: provider ?? "openai", model: place.model)
            let measured = "its tokens were measured"
            return DoctorFinding(
                "learned", .fine,
                "\(place.model) at \(place.server), last on \(day): \(Self.words(for: traits) ?? measured).",
                notes: yaml.map { $0.split(separator: "\n").map(String.init) } ?? [])
        }
    }

    /// What was learned as the database has it now; nil where there is none yet, or where it does not open, of which the
    /// finding on the database tells. Nothing is made or changed for it.
    func storedTraits() async -> TraitBook? {
        let database: any SQLDatabase
        switch settings.database {
        case .sqlite(let path):
            guard FilePlaces.isFile(path), let file = try? SQLiteDatabase(path: path) else { return nil }
            database = file
        case .postgres(let url):
            guard let server = try? PostgresDatabase(url: url.reveal()) else { return nil }
            database = server
        }
        defer { try? database.close() }
        let book = TraitBook(store: DatabaseTraitStore(database))
        // A schema from before this table was made reads as nothing.
        await book.load()
        return book
    }

    /// What was learned, for people; nil where it is measures alone.
    private static func words(for traits: LearnedTraits) -> String? {
        var words: [String] = []
        if let context = traits.integer(.context) { words.append("takes \(context) tokens of prompt and answer") }
        if let most = traits.integer(.maxOutput) { words.append("writes at most \(most) tokens") }
        if let allowance = traits.integer(.thinkingAllowance) {
            words.append("thinks, with room for \(allowance) tokens")
        }
        if traits[.thoughts] == "unopened" { words.append("begins with thoughts that no mark opens") }
        if let effort = traits[.effort] { words.append("is asked for effort \(effort)") }
        if let structure = traits[.structure] { words.append("is asked for JSON as \(structure)") }
        if let word = traits[.maxCompletionTokens] {
            words.append("takes \(word == "true" ? "max_completion_tokens" : "max_tokens")")
        }
        if traits[.systemRole] == "false" { words.append("takes no system role") }
        if traits[.prefill] == "false" { words.append("takes no beginning of an answer") }
        let refused = traits.refusedFields.sorted()
        if !refused.isEmpty { words.append("refuses \(refused.joined(separator: ", "))") }
        return words.isEmpty ? nil : words.joined(separator: "; ")
    }

    // MARK: - One question

    private struct Attempt {
        var text = ""
        var finish = ""
        var duration = Duration.zero
        var usage: TokenUsage?

        var tokens: String {
            guard let usage else { return "without a count of tokens" }
            let thinking = usage.thinking > 0 ? ", \(usage.thinking) of thoughts" : ""
            return "\(usage.prompt) tokens of prompt, \(usage.output) of answer\(thinking)"
        }
    }

    private func ask(_ question: ModelRequest, of model: any LanguageModel) async throws -> Attempt {
        var attempt = Attempt()
        for _ in 0..<Self.mostCalls {
            let room = model.profile.thinkingAllowance
            attempt = Attempt()
            let begun = ContinuousClock.now
            for try await event in model.stream(question) {
                switch event {
                case .text(let piece): attempt.text += piece
                case .finished(let completion):
                    attempt.finish = completion.finish.description
                    attempt.usage = completion.usage
                default: break
                }
            }
            attempt.duration = ContinuousClock.now - begun
            attempt.text = attempt.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if !attempt.text.isEmpty || model.profile.thinkingAllowance <= room { break }
        }
        return attempt
    }

    private static func clipped(_ text: String) -> String {
        text.count > 80 ? text.prefix(79) + "…" : text
    }

    private static func seconds(_ duration: Duration) -> String {
        let tenths = Int((duration / .milliseconds(100)).rounded())
        return "\(tenths / 10).\(tenths % 10) s"
    }
}
