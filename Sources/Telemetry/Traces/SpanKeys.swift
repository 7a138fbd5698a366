import Tracing

/// Which attributes of a span may leave the house.
///
/// A list of what is allowed, since libraries add attributes of their own: a URL's query, headers and messages may hold
/// keys and prompts. Whatever is not here is dropped and counted.
enum SpanKeys {
    /// Names, counts and codes.
    static let allowed: Set<String> = [
        "error.type", "exception.type",
        "http.request.method", "http.route", "http.response.status_code", "http.request.body.size",
        "http.response.body.size", "http.status_code", "http.request_content_length", "http.response_content_length",
        "url.scheme", "server.address", "server.port", "network.protocol.version",
        "gen_ai.operation.name", "gen_ai.provider.name", "gen_ai.output.type", "gen_ai.conversation.id",
        "gen_ai.request.model", "gen_ai.request.max_tokens", "gen_ai.request.temperature", "gen_ai.request.top_p",
        "gen_ai.request.top_k", "gen_ai.request.seed", "gen_ai.request.stream", "gen_ai.response.model",
        "gen_ai.response.finish_reasons", "gen_ai.response.time_to_first_chunk", "gen_ai.usage.input_tokens",
        "gen_ai.usage.output_tokens", "gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.reasoning.output_tokens",
        "db.system.name", "db.operation.name",
        "storywriter.purpose", "storywriter.story.id", "storywriter.run.id", "storywriter.run.status",
        "storywriter.run.step", "storywriter.run.attempt", "storywriter.cache.result", "storywriter.request.id",
    ]

    /// The attributes that may be seen, by key, and how many may not.
    static func allowed(of attributes: SpanAttributes) -> (fields: [SpanField], dropped: Int) {
        var fields: [SpanField] = []
        var dropped = 0
        attributes.forEach { key, attribute in
            if allowed.contains(key), let value = SpanField.Value(attribute) {
                fields.append(SpanField(key: key, value: value))
            } else {
                dropped += 1
            }
        }
        return (fields.sorted { $0.key < $1.key }, dropped)
    }
}
