import FoundationEssentials
import JSONNotation
import LanguageModels
import NIOHTTP1
import StoryDomain

@testable import ModelProviders
@testable import Storytelling

/// What comes from providers and from their models.
extension Reader {
    static let models = [sse, chat, gemini, refusals, headersOfProviders, json, tolerantJSON, answers]

    private static let sse = texts(
        "sse",
        [
            "\u{3}data: {\"a\":1}\n\ndata: [DONE]\n\n", "\u{1}: ping\r\n\r\ndata: one\rdata: two\r\r",
            "\u{5}\u{FEFF}event: x\nid: 1\nretry: 5\ndata:\ndata: y\n\n{\"error\":{\"code\":1}}\n",
        ]
    ) { bytes in
        let (cut, rest) = chosen(bytes)
        var whole = ServerSentEventParser(limit: 4_096)
        var pieces = ServerSentEventParser(limit: 4_096)
        guard var expected = try? whole.consume(rest) else { return }
        expected += whole.finish()
        var found: [ServerSentEvent] = []
        for piece in rest.cut(into: cut % 7 + 1) {
            guard let events = try? pieces.consume(piece) else {
                fatalError("Pieces are refused and the whole is not.")
            }
            found += events
        }
        found += pieces.finish()
        guard found == expected else { fatalError("The events depend on where the bytes are cut.") }
    }

    private static let chat = texts(
        "chat",
        [
            "\u{9}data: {\"choices\":[{\"delta\":{\"content\":\"One\"}}]}\n\ndata: {\"choices\":[{\"delta\":{},"
                + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}\n\ndata: [DONE]\n\n",
            "\u{9}data: {\"object\":\"chat.completion\",\"choices\":{\"message\":{\"content\":[{\"type\":\"text\",\"text\":"
                + "\"One\"}],\"reasoning_content\":\"hm\"},\"finish_reason\":\"length\",\"native_finish_reason\":\"x\"}}\n\n",
            "\u{9}data: {\"error\":{\"message\":\"overloaded\",\"type\":\"server_error\",\"code\":503}}\n\n",
            "\u{9}data: {\"prompt_progress\":{\"total\":9,\"processed\":4},\"timings\":{\"cache_n\":1,\"prompt_ms\":2.5}}\n\n",
        ]
    ) { bytes in
        read(bytes, with: ChatDecoder(refusals: chatRefusal, outputLimit: 100))
    }

    private static let gemini = texts(
        "gemini",
        [
            "\u{9}data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"One\"},{\"text\":\"hm\",\"thought\":true}]},"
                + "\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":3,\"candidatesTokenCount\":2}}\n\n",
            "\u{9}data: {\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}\n\n",
            "\u{9}[{\"error\":{\"code\":429,\"message\":\"quota\",\"status\":\"RESOURCE_EXHAUSTED\",\"details\":[{\"@type\":"
                + "\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"34s\"}]}}]\n",
            "\u{9}data: {\"candidates\":[{\"finishReason\":\"CONTINUATION\",\"continuationToken\":\"abc\"}]}\n\n",
        ]
    ) { bytes in
        read(bytes, with: GeminiDecoder(refusals: geminiRefusal))
    }

    private static let refusals = texts(
        "refusals",
        [
            "\u{1}{\"error\":{\"message\":\"Rate limit reached, try again in 1m3.5s\",\"type\":\"tokens\",\"code\":"
                + "\"rate_limit_exceeded\"}}",
            "\u{4}{\"error\":\"model 'x' not found, try pulling it first\"}",
            "\u{2}<html><body>502 Bad Gateway</body></html>",
            "\u{1}[{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\",\"details\":[{\"violations\":[{\"quotaId\":"
                + "\"GenerateRequestsPerDayPerProjectPerModel\"}]}]}}]",
            "\u{3}{\"detail\":[{\"loc\":[\"body\",\"temperature\"],\"msg\":\"Extra inputs are not permitted\"}]}",
        ]
    ) { bytes in
        let (choice, body) = chosen(bytes)
        let status = [200, 429, 502, 422, 404, 400, 401, 413, 500, 503][choice % 10]
        let errors = [
            chatRefusal.error(status: status, hint: .none, body: body),
            geminiRefusal.error(status: status, hint: .none, body: body),
            chatRefusal.streamError(body), geminiRefusal.streamError(body),
        ]
        for case let error? in errors where error.message.contains(secret) { fatalError("A key is quoted.") }
        let read = RefusalBody(body)
        _ = read.says("temperature", "not supported")
    }

    private static let headersOfProviders = texts(
        "provider-headers",
        [
            "retry-after: 12", "retry-after: Wed, 21 Oct 2026 07:28:00 GMT", "retry-after-ms: 1500.5",
            "x-should-retry: false",
            "http://user:secret@proxy:3128", "https://127.0.0.1:8080/v1/chat/completions", "http://[::1]/v1/",
        ]
    ) { bytes in
        guard let text = String(validating: bytes, as: UTF8.self) else { return }
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        if parts.count == 2 {
            let hint = RetryHint(headers: HTTPHeaders([(parts[0], parts[1])]), now: Date(timeIntervalSince1970: 0))
            if let wait = hint.wait, wait < .zero { fatalError("A wait is negative.") }
        }
        _ = PictureAddress.isAllowed(text, givenBy: "https://api.example.org/v1")
        _ = PictureAddress.isAllowed("http://127.0.0.1/x", givenBy: text)
        let endpoint = Endpoint(baseURL: text)
        _ = (endpoint.rootURL, ServerAddress.others(than: endpoint.baseURL), TransportFault.shown(text))
        _ = try? ProxyServer(text)
        _ = HostName.bytes(of: text)
    }

    private static let json = texts(
        "json", ["{\"a\":[1,-2.5e3,null,true,\"\\u00e9\\ud83d\\ude00\"]}", "[[[[]]]]", "\"\\\\\\n\"", "1e400"]
    ) { bytes in
        guard let value = try? JSONReader.read(bytes) else { return }
        guard let again = try? JSONReader.read(value.jsonBytes) else { fatalError("What was written cannot be read.") }
        guard again == value else { fatalError("Reading what was written gives another value.") }
        _ = (value.double, value.integer, value.string, JSONText.bytes(of: value))
    }

    private static let tolerantJSON = texts(
        "tolerant-json",
        [
            "{\"title\":\"A\",\"scenes\":[{\"name\":\"b\",\"number\":1}]}", "```json\n{'title': 'A', scenes: [],}\n```",
            "Here it is: {\"Title\":\"A\",\"scenes\":{\"1\":{\"name\":\"b\"}}} Good luck!",
            "\"{\\\"title\\\":\\\"A\\\"}\"",
            "{\"title\":\"A\",\"scenes\":[{\"name\":\"b", "{\"title\": True, \"scenes\": None // no\n}",
        ]
    ) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        for schema in [nil, planSchema] {
            guard let value = try? TolerantJSON.object(in: text, schema: schema) else { continue }
            guard case .object = value else { fatalError("What was found is no object.") }
        }
    }

    private static let planSchema = try? JSONReader.read(
        Array(
            #"""
            {"type":"object","required":["title","scenes"],"properties":{"title":{"type":"string"},"scenes":{"type":
            "array","items":{"type":"object","required":["name","number"],"properties":{"name":{"type":"string"},"number":
            {"type":"integer"}}}}}}
            """#.utf8))

    private static let answers = texts(
        "answers",
        [
            "\u{2}<think>hm</think>\n\nThe rain came.", "\u{3}The rain</think>The rain came.",
            "\u{1}<|channel|>analysis<|message|>hm<|end|><|start|>assistant<|channel|>final<|message|>The rain.<|return|>",
            "\u{4}[INST]no[/INST]The rain.", "\u{2}analysisWe write.assistantfinalThe rain.",
            "\u{6}◁think▷hm◁/think▷The rain.",
        ]
    ) { bytes in
        let (choice, rest) = chosen(bytes)
        let habits: [ThinkingHabit] = [.unknown, .plain, .unopened]
        let text = String(decoding: rest, as: UTF8.self)
        var reader = AnswerReader(expecting: habits[choice % habits.count], isStructured: choice & 64 != 0)
        var given = ""
        for piece in Array(text.unicodeScalars).cut(into: choice % 5 + 1) {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: piece)
            let output = reader.take(String(view))
            given = output.restarts ? output.text : given + output.text
        }
        given += reader.end(isWhole: choice & 32 == 0).text
        if given.unicodeScalars.count > 2 * text.unicodeScalars.count + 64 {
            fatalError("More comes out than went in.")
        }
    }

    // MARK: - Parts

    private static let secret = "key-that-no-answer-may-quote"
    private static let chatRefusal = ChatRefusal(provider: "fuzz", model: "a-model", keys: [Secret(secret)])
    private static let geminiRefusal = GeminiRefusal(provider: "fuzz", model: "a-model", keys: [Secret(secret)])

    private static func read<Decoder: AnswerDecoder>(_ bytes: [UInt8], with decoder: Decoder) {
        let (cut, rest) = chosen(bytes)
        var reader = ModelProviders.AnswerReader(decoder: decoder, provider: "fuzz")
        var written = 0
        func note(_ event: ModelEvent) { if case .text(let text) = event { written += text.utf8.count } }
        do {
            for piece in rest.cut(into: cut % 64 + 1) { try reader.take(piece, mark: { _ in }, yield: note) }
            try reader.end(yield: note)
            if !reader.isClosed {
                var decoder = reader.decoder
                _ = try decoder.close()
            }
        } catch {
            if error.message.contains(secret) { fatalError("A key is quoted.") }
        }
        // A character may take three times the bytes of an invalid one.
        if written > 4 * rest.count { fatalError("More text comes out than went in.") }
    }
}

extension Array {
    /// The elements in pieces of so many; the last may be shorter.
    func cut(into size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
