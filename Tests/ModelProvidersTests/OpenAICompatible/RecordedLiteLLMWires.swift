/// Answers of LiteLLM's proxy, a gateway that many people put before their models.
///
/// Recorded on 2026-11-30: litellm 1.108.7, its settings at their defaults, in front of a small server on this machine that
/// sent what the request's message describes (the message is that description).
// The answers' lines are as long as the server made them.
// swift-format-ignore
enum RecordedLiteLLMWires {
    /// A model's name that the gateway does not have: 400, not 404; the code is a text.
    static let unknownModel = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 6, "temperature": 0, "model": "nonesuch"}
            """#,
        status: 400,
        contentType: "application/json",
        body: #"""
            {"error":{"message":"/chat/completions: Invalid model name passed in model=nonesuch. Call `/v1/models` to view available models for your key.","type":"invalid_request_error","param":null,"code":"400","provider_specific_fields":{"error":"/chat/completions: Invalid model name passed in model=nonesuch. Call `/v1/models` to view available models for your key."}}}
            """#
    )

    /// Parameters that the gateway takes to be unknown to its provider: a list of names in the text, no `param`.
    static let refusedParameters = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 6, "temperature": 0, "model": "mistral", "presence_penalty": 0.2, "frequency_penalty": 0.1, "reasoning_effort": "low"}
            """#,
        status: 400,
        contentType: "application/json",
        body: #"""
            {"error":{"message":"litellm.UnsupportedParamsError: mistral does not support parameters: ['presence_penalty', 'frequency_penalty', 'reasoning_effort'], for model=m. To drop these, set `litellm.drop_params=True` or for proxy:\n\n`litellm_settings:\n drop_params: true`\n. \n If you want to use these params dynamically send allowed_openai_params=['presence_penalty', 'frequency_penalty', 'reasoning_effort'] in your request.\n\nLiteLLM: model group 'mistral' failed with the error above. No fallback was attempted.","type":"invalid_request_error","param":null,"code":"400"}}
            """#
    )

    /// A value that the gateway refuses for its model before it asks anybody.
    static let refusedTemperature = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "Say hi."}], "temperature": 0.4, "model": "gpt-6"}
            """#,
        status: 400,
        contentType: "application/json",
        body: #"""
            {"error":{"message":"litellm.UnsupportedParamsError: gpt-6-sol doesn't support temperature=0.4 while reasoning is active. Only temperature=1 is supported unless reasoning_effort resolves to 'none', either set explicitly on the request or declared as the model's default_reasoning_effort. To drop unsupported params set `litellm.drop_params = True`\n\nLiteLLM: model group 'gpt-6' failed with the error above. No fallback was attempted.","type":"invalid_request_error","param":null,"code":"400"}}
            """#
    )

    /// The provider's words about its context are kept, within quotes of quotes.
    static let contextTooLong = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "{\"status\": 400, \"error\": {\"object\": \"error\", \"message\": \"This model's maximum context length is 4096 tokens. However, you requested 5000 tokens\", \"type\": \"BadRequestError\", \"param\": null, \"code\": 400}}"}], "max_tokens": 6, "temperature": 0, "model": "deepseek"}
            """#,
        status: 400,
        contentType: "application/json",
        body: #"""
            {"error":{"message":"litellm.ContextWindowExceededError: litellm.BadRequestError: ContextWindowExceededError: DeepseekException - {\"object\": \"error\", \"message\": \"This model's maximum context length is 4096 tokens. However, you requested 5000 tokens\", \"type\": \"BadRequestError\", \"param\": null, \"code\": 400}\nmodel=deepseek. context_window_fallbacks=None. fallbacks=None.\n\nSet 'context_window_fallback' - https://docs.litellm.ai/docs/routing#fallbacks\n\nLiteLLM: model group 'deepseek' failed with the error above. No fallback was attempted.","type":"invalid_request_error","param":null,"code":"400"}}
            """#
    )

    /// The provider answered 422 with `detail` that named the field `seed`; the gateway hands on only the number.
    static let refusalWithoutName = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "{\"status\": 422, \"error\": {\"detail\": [{\"type\": \"extra_forbidden\", \"loc\": [\"body\", \"seed\"], \"msg\": \"Extra inputs are not permitted\", \"input\": 7}]}}"}], "max_tokens": 6, "temperature": 0, "model": "openai"}
            """#,
        status: 422,
        contentType: "application/json",
        body: #"""
            {"error":{"message":"litellm.BadRequestError: OpenAIException - Error code: 422\n\nLiteLLM: model group 'openai' failed with the error above. No fallback was attempted.","type":"invalid_request_error","param":null,"code":"422"}}
            """#
    )

    /// The same provider error under another kind of provider: the body is kept as text.
    static let refusedValueQuoted = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "{\"status\": 400, \"error\": {\"error\": {\"message\": \"Unsupported value: 'temperature' does not support 0.4 with this model.\", \"param\": \"temperature\", \"code\": \"unsupported_value\"}}}"}], "max_tokens": 6, "temperature": 0, "model": "vllm"}
            """#,
        status: 400,
        contentType: "application/json",
        body: #"""
            {"error":{"message":"litellm.BadRequestError: Hosted_vllmException - {\"error\": {\"message\": \"Unsupported value: 'temperature' does not support 0.4 with this model.\", \"param\": \"temperature\", \"code\": \"unsupported_value\"}}\n\nLiteLLM: model group 'vllm' failed with the error above. No fallback was attempted.","type":"invalid_request_error","param":null,"code":"400"}}
            """#
    )

    /// The provider does not have the model that stands behind the gateway's name.
    static let upstreamModelMissing = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "{\"status\": 404, \"error\": {\"error\": {\"message\": \"The model `m2` does not exist\", \"code\": \"model_not_found\"}}}"}], "max_tokens": 6, "temperature": 0, "model": "together"}
            """#,
        status: 404,
        contentType: "application/json",
        body: #"""
            {"error":{"message":"litellm.NotFoundError: NotFoundError: Together_aiException - {\"error\": {\"message\": \"The model `m2` does not exist\", \"code\": \"model_not_found\"}}\n\nLiteLLM: model group 'together' failed with the error above. No fallback was attempted.","type":"invalid_request_error","param":null,"code":"404"}}
            """#
    )

    /// The next call, which is right in every way: after one 404 (or 401) the gateway sends nothing for five
    /// seconds.
    static let coolingDown = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "{\"text\": \"fine\"}"}], "max_tokens": 6, "temperature": 0, "model": "together"}
            """#,
        status: 429,
        contentType: "application/json",
        body: #"""
            {"error":{"message":"No deployments available for selected model, Try again in 5 seconds. All deployments for selected model are in cooldown. Passed model=together. pre-call-checks=False, cooldown_list=['0efaede0b3764119b5031719839d4272781d290e992930ee91e979bc5763e81f']","type":"all_deployments_in_cooldown","param":null,"code":"429"}}
            """#,
        retryAfter: 5
    )

    /// The provider's stream ended in mid-sentence, without a reason and without `[DONE]`: the gateway adds both.
    static let brokenStreamCalledStopped = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "{\"text\": \"He opened the door and\", \"finish\": null, \"usage\": null, \"nodone\": true}"}], "max_tokens": 6, "temperature": 0, "model": "openai", "stream": true}
            """#,
        contentType: "text/event-stream; charset=utf-8",
        body: #"""
            data: {"id":"x","object":"chat.completion.chunk","created":1796048746,"model":"openai","choices":[{"index":0,"delta":{"role":"assistant","content":"He opened the door and"}}]}

            data: {"id":"x","object":"chat.completion.chunk","created":1796048746,"model":"openai","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: [DONE]


            """#
    )

    /// The provider sent an error after some text: an error frame, and no `[DONE]`.
    static let errorInMidStream = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "{\"text\": \"He opened the door and\", \"finish\": null, \"usage\": null, \"midError\": {\"message\": \"overloaded\", \"type\": \"server_error\", \"code\": 503}}"}], "max_tokens": 6, "temperature": 0, "model": "openai", "stream": true}
            """#,
        contentType: "text/event-stream; charset=utf-8",
        body: #"""
            data: {"id":"x","object":"chat.completion.chunk","created":1796048746,"model":"openai","choices":[{"index":0,"delta":{"role":"assistant","content":"He opened the door and"}}]}

            data: {"error": {"message": "litellm.APIConnectionError: APIConnectionError: OpenAIException - overloaded", "type": null, "param": null, "code": "500"}}


            """#
    )

    /// Thoughts between tags in a provider's stream stay in `content` …
    static let thoughtsInTextStreamed = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "{\"pieces\": [\"<think>a\", \"</think>\", \"\\n\\nHi.\"]}"}], "max_tokens": 6, "temperature": 0, "model": "openai", "stream": true}
            """#,
        contentType: "text/event-stream; charset=utf-8",
        body: #"""
            data: {"id":"x","object":"chat.completion.chunk","created":1796048746,"model":"openai","choices":[{"index":0,"delta":{"role":"assistant","content":"<think>a"}}]}

            data: {"id":"x","object":"chat.completion.chunk","created":1796048746,"model":"openai","choices":[{"index":0,"delta":{"content":"</think>"}}]}

            data: {"id":"x","object":"chat.completion.chunk","created":1796048746,"model":"openai","choices":[{"index":0,"delta":{"content":"\n\nHi."}}]}

            data: {"id":"x","object":"chat.completion.chunk","created":1796048746,"model":"openai","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: [DONE]


            """#
    )

    /// … and become `reasoning_content` in a whole answer.
    static let thoughtsTakenOutWhole = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "{\"text\": \"<think>a</think>\\n\\nHi.\"}"}], "max_tokens": 6, "temperature": 0, "model": "openai"}
            """#,
        contentType: "application/json",
        body: #"""
            {"id":"x","created":1,"model":"openai","object":"chat.completion","choices":[{"finish_reason":"stop","index":0,"message":{"content":"\n\nHi.","role":"assistant","reasoning_content":"a"},"provider_specific_fields":{}}],"usage":{"completion_tokens":2,"prompt_tokens":3,"total_tokens":5}}
            """#
    )

    /// A provider's `model_length` becomes `stop`; the real reason stands in `native_finish_reason`, in whole
    /// answers only.
    static let limitCalledStopped = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "{\"text\": \"He opened the door and\", \"finish\": \"model_length\"}"}], "max_tokens": 6, "temperature": 0, "model": "openai"}
            """#,
        contentType: "application/json",
        body: #"""
            {"id":"x","created":1,"model":"openai","object":"chat.completion","choices":[{"finish_reason":"stop","index":0,"message":{"content":"He opened the door and","role":"assistant"},"provider_specific_fields":{"native_finish_reason":"model_length"}}],"usage":{"completion_tokens":2,"prompt_tokens":3,"total_tokens":5}}
            """#
    )

    /// Usage comes in a chunk after the end, with a choice that has neither text nor reason.
    static let usageInStream = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "{\"text\": \"Hi.\"}"}], "max_tokens": 6, "temperature": 0, "model": "openai", "stream": true, "stream_options": {"include_usage": true}}
            """#,
        contentType: "text/event-stream; charset=utf-8",
        body: #"""
            data: {"id":"x","object":"chat.completion.chunk","created":1796048746,"model":"openai","choices":[{"index":0,"delta":{"role":"assistant","content":"Hi."}}]}

            data: {"id":"x","object":"chat.completion.chunk","created":1796048746,"model":"openai","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: {"id":"x","created":1796048746,"model":"openai","object":"chat.completion.chunk","choices":[{"index":0,"delta":{}}],"usage":{"completion_tokens":2,"prompt_tokens":3,"total_tokens":5,"completion_tokens_details":{"reasoning_tokens":0,"text_tokens":2}}}

            data: [DONE]


            """#
    )

    /// The provider answered a call for a stream with one whole answer: its text is lost.
    static let wholeAnswerLostInStream = RecordedWire(
        request: #"""
            {"messages": [{"role": "user", "content": "{\"text\": \"Hi.\", \"whole\": true}"}], "max_tokens": 6, "temperature": 0, "model": "openai", "stream": true}
            """#,
        contentType: "text/event-stream; charset=utf-8",
        body: #"""
            data: {"id":"chatcmpl-ab382be3-0d93-4529-ab2a-f316638819f2","object":"chat.completion.chunk","created":1796048746,"model":"openai","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: [DONE]


            """#
    )

    /// Every answer of this file with its name.
    static let all: [(name: String, wire: RecordedWire)] = [
        ("unknownModel", unknownModel),
        ("refusedParameters", refusedParameters),
        ("refusedTemperature", refusedTemperature),
        ("contextTooLong", contextTooLong),
        ("refusalWithoutName", refusalWithoutName),
        ("refusedValueQuoted", refusedValueQuoted),
        ("upstreamModelMissing", upstreamModelMissing),
        ("coolingDown", coolingDown),
        ("brokenStreamCalledStopped", brokenStreamCalledStopped),
        ("errorInMidStream", errorInMidStream),
        ("thoughtsInTextStreamed", thoughtsInTextStreamed),
        ("thoughtsTakenOutWhole", thoughtsTakenOutWhole),
        ("limitCalledStopped", limitCalledStopped),
        ("usageInStream", usageInStream),
        ("wholeAnswerLostInStream", wholeAnswerLostInStream),
    ]
}
