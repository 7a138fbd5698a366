import Testing

@testable import ModelProviders

/// Refusals of parameters, word for word as servers put them.
@Suite struct ParameterRefusalTests {
    private static let fields: Set<String> = [
        "max_tokens", "temperature", "top_p", "seed", "stop", "stream", "stream_options", "response_format",
        "reasoning_effort", "frequency_penalty",
    ]

    private func read(_ body: String, status: Int = 400) -> ParameterRefusal? {
        ParameterRefusal(status: status, body: RefusalBody(Array(body.utf8)), fields: Self.fields)
    }

    @Test(arguments: [
        (
            "{\"error\":{\"message\":\"Unsupported value: 'temperature' does not support 0.7 with this model. Only the default (1) value is supported.\",\"param\":\"temperature\",\"code\":\"unsupported_value\"}}",
            ParameterRefusal.without(["temperature"])
        ),
        (
            "{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.\",\"param\":\"max_tokens\",\"code\":\"unsupported_parameter\"}}",
            .otherLimitName
        ),
        (
            "{\"object\":\"error\",\"message\":{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"seed\"],\"msg\":\"Extra inputs are not permitted\",\"input\":5},{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"stream_options\"],\"msg\":\"Extra inputs are not permitted\",\"input\":true}]}}",
            .without(["seed", "stream_options"])
        ),
        (
            "{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"top_p\"],\"msg\":\"x\"}]}",
            .without(["top_p"])
        ),
        ("{\"error\":\"seed is not supported\"}", .without(["seed"])),
        ("{\"error\":{\"message\":\"Unknown field: stream_options\"}}", .without(["stream_options"])),
        ("{\"error\":{\"message\":\"This response_format type is unavailable now\"}}", .structure),
        ("{\"error\":\"'response_format.type' must be 'json_schema' or 'text'\"}", .structure),
        ("{\"error\":{\"message\":\"This model does not support structured output\"}}", .structure),
        (
            "{\"error\":{\"message\":\"`temperature` and `top_p` cannot both be specified for this model. Please use only one.\"}}",
            .without(["top_p"])
        ),
        (
            "{\"error\":{\"message\":\"Unsupported value: 'low' is not supported with this model. Supported values are: 'medium' and 'high'.\",\"param\":\"reasoning_effort\"}}",
            .effort(offered: ["low", "medium", "high"])
        ),
        (
            "{\"error\":{\"message\":\"`reasoning_effort` must be one of `none` or `default`\",\"param\":\"reasoning_effort\"}}",
            .effort(offered: ["none", "default"])
        ),
        (
            "{\"error\":{\"message\":\"Unrecognized request argument supplied: frequency_penalty\"}}",
            .without(["frequency_penalty"])
        ),
        ("{\"error\":{\"message\":\"parameter 'stop' is not supported\"}}", .without(["stop"])),
    ])
    func `The field that a refusal names is found, with its second way where it has one`(
        body: String, expected: ParameterRefusal
    ) {
        #expect(read(body) == expected)
    }

    @Test(arguments: [
        (400, "System role not supported"), (400, "Developer instruction is not enabled for models/gemma-3-27b-it"),
        (500, "Jinja Exception: Conversation roles must alternate user/assistant/user/assistant/..."),
        (400, "Unsupported value: 'messages[0].role' does not support 'system' with this model."),
        (400, "Only user and assistant roles are supported!"),
    ])
    func `A server without a system role is known by its sentence`(status: Int, message: String) {
        #expect(read("{\"error\":{\"message\":\"\(message)\"}}", status: status) == .systemRole)
    }

    @Test(arguments: [
        (400, "The model `m` does not exist or you do not have access to it."), (400, "Please stop sending requests."),
        (401, "Unsupported parameter: 'temperature'"), (429, "max_tokens: rate limit"), (503, "seed is not supported"),
        (500, "temperature is not supported"), (400, "top_k is not supported"), (400, "Bad Request"),
    ])
    func `What names nothing that was sent, or is no refusal of it, teaches nothing`(status: Int, message: String) {
        #expect(read("{\"error\":{\"message\":\"\(message)\"}}", status: status) == nil)
    }

    @Test func `What a server quotes of our own request is not read`() {
        let body =
            "{\"detail\":[{\"type\":\"value_error\",\"loc\":[\"body\",\"messages\"],\"msg\":\"bad\",\"input\":\"temperature is not supported\"}]}"
        #expect(read(body, status: 422) == nil)
    }
}
