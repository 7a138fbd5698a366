import LanguageModels
import StoryDomain
import Synchronization
import TestSupport

/// A model that answers each prompt as `FakeStoryteller` does, piece by piece, and counts its calls.
final class TellingModel: LanguageModel {
    /// Each piece of an answer passes it.
    let gate = Gate(open: true)
    /// Gets the number of each call whose reader went away before the end.
    let abandonments = Mailbox<Int>()
    /// Gets each call as it begins.
    let arrivals = Mailbox<Int>()
    let profile: ModelProfile
    private let asked = Mutex<[String]>([])

    /// Takes who the model says it is.
    init(
        profile: ModelProfile = .testing(
            price: TokenPrice(input: 1, cachedInput: 1, output: 2, version: "test"))
    ) {
        self.profile = profile
    }

    /// How often it was asked.
    var calls: Int { prompts.count }
    /// What it was asked, each call's messages as one text.
    var prompts: [String] { asked.withLock { $0 } }

    func stream(_ request: ModelRequest) -> ModelStream {
        var question = Question(messages: request.messages, maxTokens: request.maxOutputTokens)
        question.stopSequences = request.stopSequences
        if case .json(_, let schema) = request.format {
            question.schema = schema
            question.wantsJSON = true
        }
        let telling = FakeStoryteller(paragraphWords: 20...40).answer(question)
        let usage = TokenUsage(
            prompt: FakeTokens.count(characters: request.promptCharacters), output: FakeTokens.count(telling.text))
        let number = asked.withLock { prompts in
            prompts.append(request.messages.map(\.text).joined(separator: "\n"))
            return prompts.count
        }
        let (stream, sink) = ModelStream.makeStream()
        let work = Task { [gate] in
            do {
                sink.yield(.reading(done: usage.prompt / 2, total: usage.prompt))
                var rest = Substring(telling.text)
                while !rest.isEmpty {
                    try await gate.pass()
                    sink.yield(.text(String(rest.prefix(40))))
                    rest = rest.dropFirst(40)
                }
                sink.yield(.finished(Completion(finish: telling.finish == .stop ? .stop : .length, usage: usage)))
                sink.finish()
            } catch {
                sink.finish(throwing: error)
            }
        }
        sink.onTermination = { [abandonments] reason in
            guard case .cancelled = reason else { return }
            work.cancel()
            abandonments.send(number)
        }
        arrivals.send(number)
        return stream
    }
}
