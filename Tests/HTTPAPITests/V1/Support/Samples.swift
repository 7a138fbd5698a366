import Foundation
import HTTPAPI
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

/// What tests send.
enum Samples {
    /// A story with all that is needed for a premise.
    static let story = """
        {"idea": "A lighthouse keeper finds a message in a bottle.", "words": 300, "seed": 7,
         "brief": {"story_setting": "An island, 1923", "character_input": "Mara, the keeper; Tom, her brother",
                   "plot_elements": "A bottle, a storm, a letter", "story_tone": "Quiet suspense"}}
        """

    /// An outline of two scenes.
    static let outline = """
        {"title": "The Bottle", "scenes": [
          {"title": "Found", "description": "Mara finds it.", "key_events": ["Mara lifts the bottle"], "characters": ["Mara"]},
          {"title": "Lost", "description": "Mara loses it.", "key_events": ["Mara burns the letter"]}]}
        """

    /// Text of two paragraphs.
    static let text = #"{"text": "Mara lifted the bottle from the stones.\n\nIt was empty."}"#
}

extension TestClientProtocol {
    /// Sends a request as ann, unless told otherwise.
    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, as user: String = "ann",
        headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        try await send(method, "/api/v1\(path)", body, as: user, headers: headers)
    }

    /// Begins ann's story.
    ///
    /// - Returns: its id.
    func beginStory(as user: String = "ann") async throws -> String {
        let response = try await ask(.post, "/stories", Samples.story, as: user)
        #expect(response.status == .created)
        return try response.text(of: "id")
    }

    /// Begins ann's story and gives it a premise, an outline, a first scene and an older version of that.
    func beginWrittenStory() async throws -> String {
        let id = try await beginStory()
        for (path, body) in [
            ("premise", #"{"premise": "Mara wants the letter back."}"#), ("outline", Samples.outline),
            ("scenes/1/text", Samples.text), ("scenes/1/text", #"{"text": "Mara kept the bottle."}"#),
        ] {
            let response = try await ask(.put, "/stories/\(id)/\(path)", body)
            #expect(response.status == .ok, "\(path): \(response.text)")
        }
        return id
    }
}

extension TestClientProtocol {
    /// Sends a picture of one's own.
    func upload(
        _ bytes: [UInt8] = FakePicture.png(), to story: String, as user: String = "ann", query: String = "kind=cover",
        type: String? = "image/png"
    ) async throws -> TestResponse {
        var headers: HTTPFields = [.authorization: "Bearer \(user)"]
        headers[.contentType] = type
        return try await executeRequest(
            uri: "/api/v1/stories/\(story)/pictures/upload?\(query)", method: .post, headers: headers,
            body: ByteBuffer(bytes: bytes))
    }
}

extension TestResponse {
    /// A member's text.
    func text(of name: String) throws -> String {
        guard case .string(let text)? = try json[name] else {
            throw Problem(.internal, "\(name) is no text in \(text)")
        }
        return text
    }

    /// The events of a stream.
    var events: [(id: String?, name: String?, data: String)] {
        text.components(separatedBy: "\n\n").compactMap { frame in
            var event: (id: String?, name: String?, data: String) = (nil, nil, "")
            for line in frame.split(separator: "\n") {
                if line.hasPrefix("id: ") { event.id = String(line.dropFirst(4)) }
                if line.hasPrefix("event: ") { event.name = String(line.dropFirst(7)) }
                if line.hasPrefix("data: ") { event.data += line.dropFirst(6) }
            }
            return event.name == nil ? nil : event
        }
    }
}
