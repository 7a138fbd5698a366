import Foundation
import LanguageModels
import StoryDomain
import TestSupport
import Testing

@testable import Storytelling

@Suite struct WindowRunTests {
    @Test func `In a long windowed story every prompt and the notes stay bounded`() async throws {
        try await withFake(.huggingFace) { fake in
            try await withDesk { desk in
                let written = try await desk.write(
                    try Samples.brief(words: 6_000), with: fake, of: .huggingFace, profile: { $0.contextTokens = 8_192 }
                )
                expectFinished(written)
                expectBooks(
                    written, requests: fake.log.generations.count, price: try TestProvider.huggingFace.profile().price)
                let requests = fake.log.generations
                for (line, request) in zip(written.ledger, requests) {
                    #expect(TokenEstimate.tokens(in: request.messages) + line.usage.output <= 8_192)
                    guard line.scene != nil else { continue }
                    let parts = request.prompt.components(separatedBy: "\n\n")
                    if let start = parts.firstIndex(where: { $0.hasPrefix("The story so far:\n") }) {
                        #expect(WordCount.words(in: String(parts[start].dropFirst(18))) <= 500)
                    }
                }
                #expect(requests.contains { $0.prompt.contains("The story so far:\n") })
                #expect(written.story.summary.throughScene == (written.story.outline?.sceneCount ?? 0) - 1)
                #expect(WordCount.words(in: written.story.summary.text) <= 500)

                let prose = written.ledger.filter { $0.scene != nil }.reduce(0) { $0 + $1.usage.output }
                let notes = written.ledger.filter { $0.purpose == .delta }
                #expect(!notes.isEmpty)
                let noted = notes.reduce(0) { $0 + $1.usage.output }
                #expect(noted * 100 <= prose * 15, "\(noted) of \(prose)")
            }
        }
    }

    @Test func `With a window each word of a longer story costs no more prompt`() async throws {
        // From about 4,000 words on the window is full; before that a story is cheaper.
        let short = try await charactersPerWord(words: 4_500)
        let long = try await charactersPerWord(words: 9_000)
        #expect(abs(long / short - 1) <= 0.15, "\(short) and \(long) characters a word")
    }

    @Test func `An append-only story sends the earlier prompt again, byte for byte`() async throws {
        try await withFake(.gemini) { fake in
            try await withDesk { desk in
                let written = try await desk.write(try Samples.brief(words: 6_000), with: fake, of: .gemini)
                expectFinished(written)
                let prose = zip(written.ledger, fake.log.generations).filter { $0.0.scene != nil }.map(\.1)
                #expect(prose.count >= 5)
                for (before, after) in zip(prose, prose.dropFirst()) {
                    #expect(Array(after.messages.prefix(before.messages.count)) == before.messages)
                    #expect(after.sharedPrefixBytes == before.promptBytes)
                }
                #expect(!written.ledger.contains { $0.purpose == .delta })
                let cached = written.ledger.reduce(0) { $0 + $1.usage.cached }
                #expect(cached > 0)
            }
        }
    }

    private func charactersPerWord(words: Int) async throws -> Double {
        try await withFake(.huggingFace) { fake in
            try await withDesk { desk in
                let written = try await desk.write(try Samples.brief(words: words), with: fake, of: .huggingFace)
                expectFinished(written)
                let sent = fake.log.generations.reduce(0) { $0 + $1.promptCharacters }
                return Double(sent) / Double(written.story.words)
            }
        }
    }
}
