import Foundation
import JSONNotation
import LanguageModels
import NIOCore
import TestSupport

/// A storyteller's answer to a chat completion, as the bytes of a whole HTTP answer: a stream of frames, as a provider
/// sends them.
struct ChatAnswer {
    /// Words in each frame, as `FakeOpenAI` has them.
    private static let frameWords = 6

    private let question: Question
    private let model: String

    /// Reads the body of a question; one that is none has no messages.
    init(to body: ByteBuffer) {
        let json = try? JSONReader.read(Array(body.readableBytesView))
        let format = json?["response_format"]
        question = Question(
            messages: (json?["messages"]?.array ?? []).map(Self.message),
            schema: format?["json_schema"]?["schema"], wantsJSON: format != nil,
            maxTokens: json?["max_completion_tokens"]?.integer ?? json?["max_tokens"]?.integer,
            stopSequences: json?["stop"]?.array?.compactMap(\.string) ?? [])
        model = json?["model"]?.string ?? ""
    }

    /// Head and body.
    var bytes: ByteBuffer {
        let telling = FakeStoryteller().answer(question)
        var body = frame(["role": "assistant", "content": ""])
        for piece in pieces(of: telling.text) { body += frame(["content": .string(piece)]) }
        body += frame([:], finish: telling.finish == .stop ? "stop" : "length")
        body += last(answer: telling.text) + "data: [DONE]\n\n"
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
        return ByteBuffer(string: head + body)
    }

    private static func message(_ json: JSONValue) -> Message {
        let text = json["content"]?.string ?? ""
        switch json["role"]?.string {
        case "system", "developer": return Message(.system, text)
        case "assistant": return Message(.assistant, text)
        default: return Message(.user, text)
        }
    }

    /// Pieces of some words each, white space before them.
    private func pieces(of text: String) -> [String] {
        var pieces = [""]
        var words = 0
        for character in text {
            if character.isWhitespace, pieces[pieces.count - 1].last?.isWhitespace == false {
                words += 1
                if words.isMultiple(of: Self.frameWords) { pieces.append("") }
            }
            pieces[pieces.count - 1].append(character)
        }
        return pieces
    }

    private func frame(_ delta: JSONValue, finish: String? = nil) -> String {
        let choice: JSONValue = ["index": 0, "delta": delta, "finish_reason": finish.map { .string($0) } ?? .null]
        return event(["choices": [choice], "usage": .null])
    }

    private func last(answer: String) -> String {
        let prompt = FakeTokens.count(characters: question.messages.reduce(0) { $0 + $1.text.unicodeScalars.count })
        let written = FakeTokens.count(answer)
        return event([
            "choices": [],
            "usage": [
                "prompt_tokens": .integer(prompt), "completion_tokens": .integer(written),
                "total_tokens": .integer(prompt + written), "prompt_tokens_details": ["cached_tokens": 0],
            ],
        ])
    }

    private func event(_ members: JSONValue) -> String {
        let envelope: JSONValue = [
            "id": "chatcmpl-bench", "object": "chat.completion.chunk", "created": 1_795_338_756,
            "model": .string(model), "system_fingerprint": "fp_fake",
        ]
        guard case .object(let first) = envelope, case .object(let rest) = members else { return "" }
        return "data: " + JSONValue.object(first + rest).text + "\n\n"
    }
}
