import Foundation
import Logging
import TestSupport
import Testing
import Tracing

@testable import Telemetry

@Suite struct JSONLogTests {
    private struct Quoting: Error, CustomStringConvertible {
        var description: String { "sk-12345" }
    }

    private let lines = Mailbox<String>()

    private func logger(_ provider: Logger.MetadataProvider? = nil) -> Logger {
        let lines = lines
        return Logger(label: "storywriter.http") { label in
            JSONLogHandler(
                label: label, level: .debug, metadataProvider: provider,
                now: { Date(timeIntervalSince1970: 1_795_000_000.5) }, write: { lines.send($0) })
        }
    }

    private func entry() throws -> JSONObject {
        let line = try #require(lines.waiting.last)
        #expect(line.hasSuffix("}\n"))
        #expect(line.dropLast().allSatisfy { !$0.isNewline })
        return JSONObject(try JSONSerialization.jsonObject(with: Data(line.utf8)))
    }

    @Test func `An entry is one line of JSON, its members in order`() throws {
        var logger = logger(Logger.MetadataProvider { ["worker": "w1", "step": "overwritten"] })
        logger[metadataKey: "run"] = "r1"
        logger.info("Run claimed", metadata: ["hb.request.id": "abc", "step": "premise"])
        #expect(
            lines.waiting == [
                #"{"time":"2026-11-18T11:06:40.500Z","level":"info","label":"storywriter.http","#
                    + #""message":"Run claimed","request_id":"abc","#
                    + #""metadata":{"run":"r1","step":"premise","worker":"w1"}}"# + "\n"
            ])
        logger.trace("Too small")
        #expect(lines.waiting.count == 1)
    }

    @Test func `Whatever stands in a text, the line stays one line of JSON`() throws {
        let text = "a\"b\\c\nd\r\te\u{0}\u{1b}\u{7f}\u{2028}שלום 👩‍👩‍👧‍👦"
        logger().error("\(text)", metadata: ["list": ["x", ["y": "\(text)"], ["z"]], text: "k"])
        let entry = try entry()
        #expect(entry.message.text == text)
        #expect(entry.metadata.list[1].y.text == text)
        #expect(entry.metadata.list[2][0].text == "z")
        #expect(entry.metadata[text].text == "k")
    }

    @Test func `The trace is named where there is one`() throws {
        let span = OTLPTracer(spans: SpanQueue()).startSpan("a", context: .topLevel)
        ServiceContext.withValue(span.context) { logger().info("Traced") }
        let trace = try #require(span.context.traceContext)
        #expect(try entry().trace_id.text == trace.traceID.hex)
        #expect(try entry().span_id.text == trace.spanHex)
    }

    @Test func `Secrets and the text of errors are taken out`() throws {
        logger().warning(
            "Refused", error: Quoting(),
            metadata: [
                "api_key": "sk-12345", "x-goog-api-key": "sk-12345", "apiKey": "sk-12345", "Authorization": "sk-12345",
                "inner": ["refresh.token": "sk-12345", "kept": "yes"], "all": [["password": "sk-12345"]],
                "output_tokens": "12", "keyboard": "qwerty",
            ])
        let entry = try entry()
        #expect(lines.waiting.last?.contains("sk-12345") == false)
        #expect(entry.error.text?.hasSuffix("Quoting") == true)
        #expect(entry.metadata.api_key.text == "[redacted]")
        #expect(entry.metadata.inner.kept.text == "yes")
        #expect(entry.metadata.output_tokens.text == "12")
        #expect(entry.metadata.keyboard.text == "qwerty")
    }

    @Test func `A text without end is cut`() throws {
        logger().info("Long", metadata: ["prose": "\(String(repeating: "x", count: 100_000))"])
        #expect(try entry().metadata.prose.text?.count == 4_097)
    }
}
