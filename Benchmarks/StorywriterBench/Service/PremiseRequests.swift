import JSONNotation
import NIOCore
import TestSupport

/// Requests for premises, each of another story, so that no cache answers them.
struct PremiseRequests: Sendable {
    /// Distinguishes these from all others.
    let salt: String

    /// The request of a number.
    func request(_ number: Int) -> LoadRequest {
        .post("/api/story/generate-premise", bytes: body(number))
    }

    /// The same request to the only route of a baseline.
    func baselineRequest(_ number: Int) -> LoadRequest {
        .post("/", bytes: body(number))
    }

    private func body(_ number: Int) -> ByteBuffer {
        let json: JSONValue = [
            "persona": "An old sailor who tells it by the stove", "story_setting": "An island off a northern coast",
            "character_input": "Ada, the keeper of the lighthouse; her sister Ruth",
            "plot_elements": .string("A message in a bottle, number \(salt)-\(number), dated tomorrow"),
            "writing_style": "Descriptive", "story_tone": "Mysterious", "narrative_pov": "Third Person Limited",
            "audience_age_group": "Adults", "content_rating": "PG-13", "ending_preference": "Twist",
            "story_length": "Short (>1000 words)",
        ]
        return ByteBuffer(string: json.text)
    }
}
