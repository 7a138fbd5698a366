/// Answers of llama.cpp's server to schemas, to faults of a caller and while it is not ready yet.
///
/// Recorded on 2026-11-30 with the set-up that `RecordedLlamaCppWires` describes.
// The answers' lines are as long as the server made them.
// swift-format-ignore
enum RecordedLlamaCppRefusals {
    /// A schema with a recognised template: thoughts come first and are not held to the schema; here they were
    /// limited to three tokens.
    static let schemaAfterThoughtsStreamed = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 24, "temperature": 0, "response_format": {"type": "json_schema", "json_schema": {"name": "answer", "schema": {"type": "object", "properties": {"n": {"type": "integer", "minimum": 1, "maximum": 5}}, "required": ["n"]}}}, "thinking_budget_tokens": 3, "stream": true, "stream_options": {"include_usage": true}}
            """#,
        contentType: "text/event-stream",
        body: #"""
            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"created":1796047980,"id":"chatcmpl-LATLVjrkRduifLny6tnJ6NeugV8yZAwW","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"reasoning_content":"\nI"}}],"created":1796047980,"id":"chatcmpl-LATLVjrkRduifLny6tnJ6NeugV8yZAwW","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"{"}}],"created":1796047980,"id":"chatcmpl-LATLVjrkRduifLny6tnJ6NeugV8yZAwW","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"\n "}}],"created":1796047980,"id":"chatcmpl-LATLVjrkRduifLny6tnJ6NeugV8yZAwW","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":" \""}}],"created":1796047980,"id":"chatcmpl-LATLVjrkRduifLny6tnJ6NeugV8yZAwW","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"n"}}],"created":1796047980,"id":"chatcmpl-LATLVjrkRduifLny6tnJ6NeugV8yZAwW","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"\":"}}],"created":1796047980,"id":"chatcmpl-LATLVjrkRduifLny6tnJ6NeugV8yZAwW","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":" "}}],"created":1796047980,"id":"chatcmpl-LATLVjrkRduifLny6tnJ6NeugV8yZAwW","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"1"}}],"created":1796047980,"id":"chatcmpl-LATLVjrkRduifLny6tnJ6NeugV8yZAwW","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"\n"}}],"created":1796047980,"id":"chatcmpl-LATLVjrkRduifLny6tnJ6NeugV8yZAwW","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"}"}}],"created":1796047980,"id":"chatcmpl-LATLVjrkRduifLny6tnJ6NeugV8yZAwW","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":"stop","index":0,"delta":{}}],"created":1796047981,"id":"chatcmpl-LATLVjrkRduifLny6tnJ6NeugV8yZAwW","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[],"created":1796047981,"id":"chatcmpl-LATLVjrkRduifLny6tnJ6NeugV8yZAwW","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk","usage":{"completion_tokens":22,"prompt_tokens":16,"total_tokens":38,"prompt_tokens_details":{"cached_tokens":15}},"timings":{"cache_n":15,"prompt_n":1,"prompt_ms":22.139,"prompt_per_token_ms":22.139,"prompt_per_second":45.169158498577175,"predicted_n":22,"predicted_ms":594.188,"predicted_per_token_ms":28.294666666666664,"predicted_per_second":35.342349559398706}}

            data: [DONE]


            """#
    )

    /// The same as one answer.
    static let schemaAfterThoughtsWhole = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 24, "temperature": 0, "response_format": {"type": "json_schema", "json_schema": {"name": "answer", "schema": {"type": "object", "properties": {"n": {"type": "integer", "minimum": 1, "maximum": 5}}, "required": ["n"]}}}, "thinking_budget_tokens": 3}
            """#,
        contentType: "application/json; charset=utf-8",
        body: #"""
            {"choices":[{"finish_reason":"stop","index":0,"message":{"role":"assistant","content":"{\n  \"n\": 1\n}","reasoning_content":"\nI"}}],"created":1796047981,"model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion","usage":{"completion_tokens":22,"prompt_tokens":16,"total_tokens":38,"prompt_tokens_details":{"cached_tokens":15}},"id":"chatcmpl-cnw8irB6fQmSjXpFLoJvJgAlLaYKeaMq","timings":{"cache_n":15,"prompt_n":1,"prompt_ms":18.912,"prompt_per_token_ms":18.912,"prompt_per_second":52.876480541455166,"predicted_n":22,"predicted_ms":541.919,"predicted_per_token_ms":25.805666666666667,"predicted_per_second":38.751178681684905}}
            """#
    )

    /// A schema whose limit is used up by thoughts: no JSON at all, `length`.
    static let schemaCutInThoughtWhole = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 6, "temperature": 0, "response_format": {"type": "json_schema", "json_schema": {"name": "answer", "schema": {"type": "object", "properties": {"n": {"type": "integer", "minimum": 1, "maximum": 5}}, "required": ["n"]}}}}
            """#,
        contentType: "application/json; charset=utf-8",
        body: #"""
            {"choices":[{"finish_reason":"length","index":0,"message":{"role":"assistant","content":"","reasoning_content":"\nI'm here to help"}}],"created":1796047981,"model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion","usage":{"completion_tokens":6,"prompt_tokens":16,"total_tokens":22,"prompt_tokens_details":{"cached_tokens":15}},"id":"chatcmpl-Pc0JjjzaGsNlNYCh1AvgwMF0p0w4ykE6","timings":{"cache_n":15,"prompt_n":1,"prompt_ms":16.511,"prompt_per_token_ms":16.511,"prompt_per_second":60.56568348373812,"predicted_n":6,"predicted_ms":102.672,"predicted_per_token_ms":20.534399999999998,"predicted_per_second":48.698768895122335}}
            """#
    )

    /// A schema with a template that is not recognised: the model is held to the schema from its first token,
    /// within the thought that the template opened.
    static let schemaWithoutThoughtsStreamed = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 24, "temperature": 0, "response_format": {"type": "json_schema", "json_schema": {"name": "answer", "schema": {"type": "object", "properties": {"n": {"type": "integer", "minimum": 1, "maximum": 5}}, "required": ["n"]}}}, "stream": true, "stream_options": {"include_usage": true}}
            """#,
        contentType: "text/event-stream",
        body: #"""
            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"created":1796047981,"id":"chatcmpl-Vzsd95R7ZyoMn3iWXpegqSfA3A8zPNmv","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"{"}}],"created":1796047981,"id":"chatcmpl-Vzsd95R7ZyoMn3iWXpegqSfA3A8zPNmv","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"\n "}}],"created":1796047981,"id":"chatcmpl-Vzsd95R7ZyoMn3iWXpegqSfA3A8zPNmv","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":" \""}}],"created":1796047981,"id":"chatcmpl-Vzsd95R7ZyoMn3iWXpegqSfA3A8zPNmv","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"n"}}],"created":1796047981,"id":"chatcmpl-Vzsd95R7ZyoMn3iWXpegqSfA3A8zPNmv","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"\":"}}],"created":1796047981,"id":"chatcmpl-Vzsd95R7ZyoMn3iWXpegqSfA3A8zPNmv","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":" "}}],"created":1796047981,"id":"chatcmpl-Vzsd95R7ZyoMn3iWXpegqSfA3A8zPNmv","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"1"}}],"created":1796047982,"id":"chatcmpl-Vzsd95R7ZyoMn3iWXpegqSfA3A8zPNmv","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"\n"}}],"created":1796047982,"id":"chatcmpl-Vzsd95R7ZyoMn3iWXpegqSfA3A8zPNmv","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"}"}}],"created":1796047982,"id":"chatcmpl-Vzsd95R7ZyoMn3iWXpegqSfA3A8zPNmv","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":"stop","index":0,"delta":{}}],"created":1796047982,"id":"chatcmpl-Vzsd95R7ZyoMn3iWXpegqSfA3A8zPNmv","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[],"created":1796047982,"id":"chatcmpl-Vzsd95R7ZyoMn3iWXpegqSfA3A8zPNmv","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk","usage":{"completion_tokens":16,"prompt_tokens":16,"total_tokens":32,"prompt_tokens_details":{"cached_tokens":15}},"timings":{"cache_n":15,"prompt_n":1,"prompt_ms":21.489,"prompt_per_token_ms":21.489,"prompt_per_second":46.53543673507376,"predicted_n":16,"predicted_ms":386.938,"predicted_per_token_ms":25.795866666666665,"predicted_per_second":38.76590048018029}}

            data: [DONE]


            """#
    )

    /// A schema with a recognised template and `reasoning_format` none: refused with words that name neither field.
    /// Without the schema the same call is answered.
    static let schemaRefusedWithoutSeparation = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 24, "temperature": 0, "response_format": {"type": "json_schema", "json_schema": {"name": "answer", "schema": {"type": "object", "properties": {"n": {"type": "integer", "minimum": 1, "maximum": 5}}, "required": ["n"]}}}, "reasoning_format": "none", "stream": true, "stream_options": {"include_usage": true}}
            """#,
        status: 400,
        contentType: "application/json; charset=utf-8",
        body: #"""
            {"error":{"code":400,"message":"Failed to initialize samplers: std::exception","type":"invalid_request_error"}}
            """#
    )

    /// A prompt longer than the context, streamed or not: a plain JSON answer with both numbers.
    static let tooLongStreamed = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": "(700 times “word ”)", "max_tokens": 24, "temperature": 0, "stream": true, "stream_options": {"include_usage": true}}
            """#,
        status: 400,
        contentType: "application/json; charset=utf-8",
        body: #"""
            {"error":{"code":400,"message":"request (714 tokens) exceeds the available context size (512 tokens), try increasing it","type":"exceed_context_size_error","n_prompt_tokens":714,"n_ctx":512}}
            """#
    )

    /// A model's name that the server does not have: answered by the one that is loaded, under that one's name.
    static let unknownModelWhole = RecordedWire(
        request: #"""
            {"model": "another-model", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 2, "temperature": 0}
            """#,
        contentType: "application/json; charset=utf-8",
        body: #"""
            {"choices":[{"finish_reason":"length","index":0,"message":{"role":"assistant","content":"\nI"}}],"created":1796047982,"model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion","usage":{"completion_tokens":2,"prompt_tokens":16,"total_tokens":18,"prompt_tokens_details":{"cached_tokens":15}},"id":"chatcmpl-70o7yESzglda4easeLTH5CuSNnyoQ7HX","timings":{"cache_n":15,"prompt_n":1,"prompt_ms":24.955,"prompt_per_token_ms":24.955,"prompt_per_second":40.072129833700664,"predicted_n":2,"predicted_ms":19.975,"predicted_per_token_ms":19.975,"predicted_per_second":50.06257822277847}}
            """#
    )

    /// An unknown value that is a fault of the caller: 500.
    static let unknownReasoningFormat = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 24, "temperature": 0, "reasoning_format": "qwen"}
            """#,
        status: 500,
        contentType: "application/json; charset=utf-8",
        body: #"""
            {"error":{"code":500,"message":"Unknown reasoning format: qwen","type":"server_error"}}
            """#
    )

    /// A number as text: the field is named in single quotes.
    static let limitAsText = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": "12", "temperature": 0}
            """#,
        status: 400,
        contentType: "application/json; charset=utf-8",
        body: #"""
            {"error":{"code":400,"message":"Field 'max_tokens': [json.exception.type_error.302] type must be number, but is string","type":"invalid_request_error"}}
            """#
    )

    /// An unknown kind of response format; the message leaves `json_schema` out of what it takes.
    static let unknownResponseFormat = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 24, "temperature": 0, "response_format": {"type": "xml"}}
            """#,
        status: 400,
        contentType: "application/json; charset=utf-8",
        body: #"""
            {"error":{"code":400,"message":"response_format type must be one of \"text\" or \"json_object\", but got: xml","type":"invalid_request_error"}}
            """#
    )

    /// Fields that nobody knows and odd values of `reasoning_effort` are passed over.
    static let unknownFieldsAccepted = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "temperature": 0, "frobnicate": 1, "reasoning_effort": "extreme", "max_completion_tokens": 2}
            """#,
        contentType: "application/json; charset=utf-8",
        body: #"""
            {"choices":[{"finish_reason":"length","index":0,"message":{"role":"assistant","content":"\nI"}}],"created":1796047982,"model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion","usage":{"completion_tokens":2,"prompt_tokens":16,"total_tokens":18,"prompt_tokens_details":{"cached_tokens":15}},"id":"chatcmpl-KDEBA2s2XBPPQ5JirUvJ6URuqh0YnoB2","timings":{"cache_n":15,"prompt_n":1,"prompt_ms":21.47,"prompt_per_token_ms":21.47,"prompt_per_second":46.57661853749418,"predicted_n":2,"predicted_ms":21.031,"predicted_per_token_ms":21.031,"predicted_per_second":47.54885645000238}}
            """#
    )

    /// While the model is loaded, all calls are answered so; there is no `Retry-After`.
    static let loading = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 4, "temperature": 0, "stream": true}
            """#,
        status: 503,
        contentType: "application/json; charset=utf-8",
        body: #"""
            {"error":{"message":"Loading model","type":"unavailable_error","code":503}}
            """#
    )

    /// A ping every second while the prompt is read: a lone colon before the first chunk. The status and headers
    /// come before the prompt is read.
    static let pingsWhilePromptIsRead = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": "(330 words)", "max_tokens": 2, "temperature": 0, "stream": true, "sse_ping_interval": 1, "stream_options": {"include_usage": true}}
            """#,
        contentType: "text/event-stream",
        body: #"""
            :

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"created":1796048006,"id":"chatcmpl-Qu3N5IYsp1sCTTuAxl2fTuWhNu1b8kjO","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"\n"}}],"created":1796048006,"id":"chatcmpl-Qu3N5IYsp1sCTTuAxl2fTuWhNu1b8kjO","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"The"}}],"created":1796048006,"id":"chatcmpl-Qu3N5IYsp1sCTTuAxl2fTuWhNu1b8kjO","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":"length","index":0,"delta":{}}],"created":1796048006,"id":"chatcmpl-Qu3N5IYsp1sCTTuAxl2fTuWhNu1b8kjO","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[],"created":1796048006,"id":"chatcmpl-Qu3N5IYsp1sCTTuAxl2fTuWhNu1b8kjO","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk","usage":{"completion_tokens":2,"prompt_tokens":397,"total_tokens":399,"prompt_tokens_details":{"cached_tokens":3}},"timings":{"cache_n":3,"prompt_n":394,"prompt_ms":3875.207,"prompt_per_token_ms":9.83555076142132,"prompt_per_second":101.67198810282908,"predicted_n":2,"predicted_ms":25.465,"predicted_per_token_ms":25.465,"predicted_per_second":39.2695857058708}}

            data: [DONE]


            """#
    )

    /// Every answer of this file with its name.
    static let all: [(name: String, wire: RecordedWire)] = [
        ("schemaAfterThoughtsStreamed", schemaAfterThoughtsStreamed),
        ("schemaAfterThoughtsWhole", schemaAfterThoughtsWhole),
        ("schemaCutInThoughtWhole", schemaCutInThoughtWhole),
        ("schemaWithoutThoughtsStreamed", schemaWithoutThoughtsStreamed),
        ("schemaRefusedWithoutSeparation", schemaRefusedWithoutSeparation),
        ("tooLongStreamed", tooLongStreamed),
        ("unknownModelWhole", unknownModelWhole),
        ("unknownReasoningFormat", unknownReasoningFormat),
        ("limitAsText", limitAsText),
        ("unknownResponseFormat", unknownResponseFormat),
        ("unknownFieldsAccepted", unknownFieldsAccepted),
        ("loading", loading),
        ("pingsWhilePromptIsRead", pingsWhilePromptIsRead),
    ]
}
