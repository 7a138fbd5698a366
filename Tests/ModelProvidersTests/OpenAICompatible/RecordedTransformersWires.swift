/// Answers of `transformers serve`.
///
/// Recorded on 2026-11-30: transformers 5.24.0, torch 2.15.0 on a processor, SmolLM2-135M-Instruct, temperature 0. `stop`,
/// `response_format` and, for a model whose own generation settings are greedy, `temperature` and `seed` are accepted and
/// have no effect. Without `max_tokens` an answer ends at 1,024 tokens.
// The answers' lines are as long as the server made them.
// swift-format-ignore
enum RecordedTransformersWires {
    /// One answer: no `system_fingerprint`, no details of usage.
    static let whole = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 6, "temperature": 0, "model": "hf"}
            """#,
        contentType: "application/json",
        body: #"""
            {"id":"7962b339-bbd6-49ed-ba35-8493dd7a907a","choices":[{"finish_reason":"length","index":0,"message":{"content":"Hello there! I'm here","role":"assistant"}}],"created":1796048743,"model":"hf","object":"chat.completion","usage":{"completion_tokens":6,"prompt_tokens":33,"total_tokens":39}}
            """#
    )

    /// A stream: no `[DONE]`, `finish_reason` is absent until the last chunk, and that one has the usage beside a
    /// choice.
    static let streamed = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 6, "temperature": 0, "model": "hf", "stream": true, "stream_options": {"include_usage": true}}
            """#,
        contentType: "text/event-stream; charset=utf-8",
        body: #"""
            data: {"id":"15786681-7c8d-43be-a080-5959dca5dce5","choices":[{"delta":{"role":"assistant"},"index":0}],"created":1796048743,"model":"hf","object":"chat.completion.chunk","system_fingerprint":""}

            data: {"id":"15786681-7c8d-43be-a080-5959dca5dce5","choices":[{"delta":{"content":"Hello"},"index":0}],"created":1796048743,"model":"hf","object":"chat.completion.chunk","system_fingerprint":""}

            data: {"id":"15786681-7c8d-43be-a080-5959dca5dce5","choices":[{"delta":{"content":" there"},"index":0}],"created":1796048743,"model":"hf","object":"chat.completion.chunk","system_fingerprint":""}

            data: {"id":"15786681-7c8d-43be-a080-5959dca5dce5","choices":[{"delta":{"content":"!"},"index":0}],"created":1796048743,"model":"hf","object":"chat.completion.chunk","system_fingerprint":""}

            data: {"id":"15786681-7c8d-43be-a080-5959dca5dce5","choices":[{"delta":{"content":" I"},"index":0}],"created":1796048743,"model":"hf","object":"chat.completion.chunk","system_fingerprint":""}

            data: {"id":"15786681-7c8d-43be-a080-5959dca5dce5","choices":[{"delta":{"content":"'m"},"index":0}],"created":1796048743,"model":"hf","object":"chat.completion.chunk","system_fingerprint":""}

            data: {"id":"15786681-7c8d-43be-a080-5959dca5dce5","choices":[{"delta":{"content":" here"},"index":0}],"created":1796048743,"model":"hf","object":"chat.completion.chunk","system_fingerprint":""}

            data: {"id":"15786681-7c8d-43be-a080-5959dca5dce5","choices":[{"delta":{},"index":0,"finish_reason":"length"}],"created":1796048743,"model":"hf","object":"chat.completion.chunk","system_fingerprint":"","usage":{"completion_tokens":6,"prompt_tokens":33,"total_tokens":39}}


            """#
    )

    /// Another stream, cut at four tokens.
    static let stoppedStreamed = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "Answer with the one word: yes"}], "max_tokens": 4, "temperature": 0, "model": "hf", "stream": true}
            """#,
        contentType: "text/event-stream; charset=utf-8",
        body: #"""
            data: {"id":"954b0f88-7177-43b7-b18a-93ec8c5c0cd1","choices":[{"delta":{"role":"assistant"},"index":0}],"created":1796048743,"model":"hf","object":"chat.completion.chunk","system_fingerprint":""}

            data: {"id":"954b0f88-7177-43b7-b18a-93ec8c5c0cd1","choices":[{"delta":{"content":"I"},"index":0}],"created":1796048743,"model":"hf","object":"chat.completion.chunk","system_fingerprint":""}

            data: {"id":"954b0f88-7177-43b7-b18a-93ec8c5c0cd1","choices":[{"delta":{"content":"'m"},"index":0}],"created":1796048744,"model":"hf","object":"chat.completion.chunk","system_fingerprint":""}

            data: {"id":"954b0f88-7177-43b7-b18a-93ec8c5c0cd1","choices":[{"delta":{"content":" ready"},"index":0}],"created":1796048744,"model":"hf","object":"chat.completion.chunk","system_fingerprint":""}

            data: {"id":"954b0f88-7177-43b7-b18a-93ec8c5c0cd1","choices":[{"delta":{"content":" to"},"index":0}],"created":1796048744,"model":"hf","object":"chat.completion.chunk","system_fingerprint":""}

            data: {"id":"954b0f88-7177-43b7-b18a-93ec8c5c0cd1","choices":[{"delta":{},"index":0,"finish_reason":"length"}],"created":1796048744,"model":"hf","object":"chat.completion.chunk","system_fingerprint":"","usage":{"completion_tokens":4,"prompt_tokens":37,"total_tokens":41}}


            """#
    )

    /// Another model than the one that is served: 400 and the text in `detail`.
    static let otherModel = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 6, "temperature": 0, "model": "other/model"}
            """#,
        status: 400,
        contentType: "application/json",
        body: #"""
            {"detail":"Server is pinned to 'hf'; requested 'other/model'."}
            """#
    )

    /// A field that the server does not know: 422, the name in braces.
    static let unknownField = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 6, "temperature": 0, "model": "hf", "top_k": 3}
            """#,
        status: 422,
        contentType: "application/json",
        body: #"""
            {"detail":"Unexpected fields in the request: {'top_k'}"}
            """#
    )

    /// Two of them in a call for a stream: a set of names, its order changes from start to start.
    static let unknownFieldsStreamed = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 6, "temperature": 0, "model": "hf", "top_k": 3, "min_p": 0.1, "stream": true}
            """#,
        status: 422,
        contentType: "application/json",
        body: #"""
            {"detail":"Unexpected fields in the request: {'min_p', 'top_k'}"}
            """#
    )

    /// A schema is accepted and not kept: prose with status 200.
    static let schemaIgnored = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 24, "temperature": 0, "model": "hf", "response_format": {"type": "json_schema", "json_schema": {"name": "answer", "schema": {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}}}}
            """#,
        contentType: "application/json",
        body: #"""
            {"id":"92bca41c-2078-4876-87af-f9bb121185af","choices":[{"finish_reason":"length","index":0,"message":{"content":"Hello there! I'm here to help with any kind of creative writing project. What can I help you with?","role":"assistant"}}],"created":1796048745,"model":"hf","object":"chat.completion","usage":{"completion_tokens":24,"prompt_tokens":33,"total_tokens":57}}
            """#
    )

    /// A fault within the server: plain text.
    static let noMessages = RecordedWire(
        request: #"""
            {"messages": [], "max_tokens": 6, "temperature": 0, "model": "hf"}
            """#,
        status: 500,
        contentType: "text/plain; charset=utf-8",
        body: #"""
            Internal Server Error
            """#
    )

    /// A template that ends in `<think>`: thoughts as `content` without an opening tag.
    static let noOpeningTagCutStreamed = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 6, "temperature": 0, "model": "hft", "stream": true}
            """#,
        contentType: "text/event-stream; charset=utf-8",
        body: #"""
            data: {"id":"61fd2742-f13f-468d-8fa9-140988bf9c3b","choices":[{"delta":{"role":"assistant"},"index":0}],"created":1796048745,"model":"hft","object":"chat.completion.chunk","system_fingerprint":""}

            data: {"id":"61fd2742-f13f-468d-8fa9-140988bf9c3b","choices":[{"delta":{"content":"\n"},"index":0}],"created":1796048745,"model":"hft","object":"chat.completion.chunk","system_fingerprint":""}

            data: {"id":"61fd2742-f13f-468d-8fa9-140988bf9c3b","choices":[{"delta":{"content":"I"},"index":0}],"created":1796048745,"model":"hft","object":"chat.completion.chunk","system_fingerprint":""}

            data: {"id":"61fd2742-f13f-468d-8fa9-140988bf9c3b","choices":[{"delta":{"content":"'m"},"index":0}],"created":1796048745,"model":"hft","object":"chat.completion.chunk","system_fingerprint":""}

            data: {"id":"61fd2742-f13f-468d-8fa9-140988bf9c3b","choices":[{"delta":{"content":" here"},"index":0}],"created":1796048745,"model":"hft","object":"chat.completion.chunk","system_fingerprint":""}

            data: {"id":"61fd2742-f13f-468d-8fa9-140988bf9c3b","choices":[{"delta":{"content":" to"},"index":0}],"created":1796048746,"model":"hft","object":"chat.completion.chunk","system_fingerprint":""}

            data: {"id":"61fd2742-f13f-468d-8fa9-140988bf9c3b","choices":[{"delta":{"content":" help"},"index":0}],"created":1796048746,"model":"hft","object":"chat.completion.chunk","system_fingerprint":""}

            data: {"id":"61fd2742-f13f-468d-8fa9-140988bf9c3b","choices":[{"delta":{},"index":0,"finish_reason":"length"}],"created":1796048746,"model":"hft","object":"chat.completion.chunk","system_fingerprint":"","usage":{"completion_tokens":6,"prompt_tokens":16,"total_tokens":22}}


            """#
    )

    /// Every answer of this file with its name.
    static let all: [(name: String, wire: RecordedWire)] = [
        ("whole", whole),
        ("streamed", streamed),
        ("stoppedStreamed", stoppedStreamed),
        ("otherModel", otherModel),
        ("unknownField", unknownField),
        ("unknownFieldsStreamed", unknownFieldsStreamed),
        ("schemaIgnored", schemaIgnored),
        ("noMessages", noMessages),
        ("noOpeningTagCutStreamed", noOpeningTagCutStreamed),
    ]
}
