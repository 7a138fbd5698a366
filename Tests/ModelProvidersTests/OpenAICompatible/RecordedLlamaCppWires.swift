/// Answers of llama.cpp's server whose chat template ends in `<think>`, so that the model's own text begins within a thought.
///
/// Recorded on 2026-11-30: xllamacpp 2026.10.11549 (llama.cpp's own HTTP server), SmolLM2-135M-Instruct Q4_1, context 512,
/// one slot, temperature 0, `reasoning_format` left at its default (deepseek) unless the request names another. The model is
/// too small to close a thought by itself; where the request has a `grammar`, that made it write the words. Two templates that
/// render to the same prompt were used. "Recognised" means that the server found out from the template's source that there
/// are thoughts (it renders `reasoning_content` between tags); in the other one it did not, and then every
/// `reasoning_format` gives the same wire.
// The answers' lines are as long as the server made them.
// swift-format-ignore
enum RecordedLlamaCppWires {
    /// The template opened the thought, the server did not recognise it: thoughts come as `content` without an
    /// opening tag, and the closing one in four pieces.
    static let noOpeningTagStreamed = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 24, "temperature": 0, "grammar": "root ::= \"I think\" \"</think>\" \"\\n\\nHello.\"", "stream": true, "stream_options": {"include_usage": true}}
            """#,
        contentType: "text/event-stream",
        body: #"""
            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"created":1796047977,"id":"chatcmpl-S2YRICQyqn3LxV6MnS1uapHuxbWbTd3R","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"I"}}],"created":1796047977,"id":"chatcmpl-S2YRICQyqn3LxV6MnS1uapHuxbWbTd3R","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":" think"}}],"created":1796047977,"id":"chatcmpl-S2YRICQyqn3LxV6MnS1uapHuxbWbTd3R","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"<"}}],"created":1796047977,"id":"chatcmpl-S2YRICQyqn3LxV6MnS1uapHuxbWbTd3R","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"/"}}],"created":1796047977,"id":"chatcmpl-S2YRICQyqn3LxV6MnS1uapHuxbWbTd3R","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"think"}}],"created":1796047977,"id":"chatcmpl-S2YRICQyqn3LxV6MnS1uapHuxbWbTd3R","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":">"}}],"created":1796047977,"id":"chatcmpl-S2YRICQyqn3LxV6MnS1uapHuxbWbTd3R","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"\n"}}],"created":1796047977,"id":"chatcmpl-S2YRICQyqn3LxV6MnS1uapHuxbWbTd3R","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"\n"}}],"created":1796047977,"id":"chatcmpl-S2YRICQyqn3LxV6MnS1uapHuxbWbTd3R","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"Hello"}}],"created":1796047977,"id":"chatcmpl-S2YRICQyqn3LxV6MnS1uapHuxbWbTd3R","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"."}}],"created":1796047977,"id":"chatcmpl-S2YRICQyqn3LxV6MnS1uapHuxbWbTd3R","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":"stop","index":0,"delta":{}}],"created":1796047977,"id":"chatcmpl-S2YRICQyqn3LxV6MnS1uapHuxbWbTd3R","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[],"created":1796047977,"id":"chatcmpl-S2YRICQyqn3LxV6MnS1uapHuxbWbTd3R","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk","usage":{"completion_tokens":11,"prompt_tokens":16,"total_tokens":27,"prompt_tokens_details":{"cached_tokens":15}},"timings":{"cache_n":15,"prompt_n":1,"prompt_ms":96.137,"prompt_per_token_ms":96.137,"prompt_per_second":10.401822399284354,"predicted_n":11,"predicted_ms":438.202,"predicted_per_token_ms":43.8202,"predicted_per_second":22.820525693629882}}

            data: [DONE]


            """#
    )

    /// The same as one answer.
    static let noOpeningTagWhole = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 24, "temperature": 0, "grammar": "root ::= \"I think\" \"</think>\" \"\\n\\nHello.\""}
            """#,
        contentType: "application/json; charset=utf-8",
        body: #"""
            {"choices":[{"finish_reason":"stop","index":0,"message":{"role":"assistant","content":"I think</think>\n\nHello."}}],"created":1796047978,"model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion","usage":{"completion_tokens":11,"prompt_tokens":16,"total_tokens":27,"prompt_tokens_details":{"cached_tokens":15}},"id":"chatcmpl-JZhB4bB98lD9JJZZEA5YkCuSyDI5LtNH","timings":{"cache_n":15,"prompt_n":1,"prompt_ms":28.461,"prompt_per_token_ms":28.461,"prompt_per_second":35.135799866483964,"predicted_n":11,"predicted_ms":342.338,"predicted_per_token_ms":34.2338,"predicted_per_second":29.210896832954564}}
            """#
    )

    /// Cut by `max_tokens` in mid-thought: nothing but `length` tells that the text is a thought.
    static let noOpeningTagCutStreamed = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 5, "temperature": 0, "stream": true, "stream_options": {"include_usage": true}}
            """#,
        contentType: "text/event-stream",
        body: #"""
            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"created":1796047978,"id":"chatcmpl-uIQzzH0FPbBH87rADKM4LhOwujB2bT5m","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"\n"}}],"created":1796047978,"id":"chatcmpl-uIQzzH0FPbBH87rADKM4LhOwujB2bT5m","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"I"}}],"created":1796047978,"id":"chatcmpl-uIQzzH0FPbBH87rADKM4LhOwujB2bT5m","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"'m"}}],"created":1796047978,"id":"chatcmpl-uIQzzH0FPbBH87rADKM4LhOwujB2bT5m","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":" here"}}],"created":1796047978,"id":"chatcmpl-uIQzzH0FPbBH87rADKM4LhOwujB2bT5m","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":" to"}}],"created":1796047978,"id":"chatcmpl-uIQzzH0FPbBH87rADKM4LhOwujB2bT5m","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":"length","index":0,"delta":{}}],"created":1796047978,"id":"chatcmpl-uIQzzH0FPbBH87rADKM4LhOwujB2bT5m","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[],"created":1796047978,"id":"chatcmpl-uIQzzH0FPbBH87rADKM4LhOwujB2bT5m","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk","usage":{"completion_tokens":5,"prompt_tokens":16,"total_tokens":21,"prompt_tokens_details":{"cached_tokens":15}},"timings":{"cache_n":15,"prompt_n":1,"prompt_ms":18.069,"prompt_per_token_ms":18.069,"prompt_per_second":55.34340583319498,"predicted_n":5,"predicted_ms":74.299,"predicted_per_token_ms":18.57475,"predicted_per_second":53.83652539065128}}

            data: [DONE]


            """#
    )

    /// Recognised template: thoughts as `reasoning_content`, the text as `content`; white space after the closing
    /// tag is not sent. Usage counts both together and has no `completion_tokens_details`.
    static let separatedStreamed = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 24, "temperature": 0, "grammar": "root ::= \"I think\" \"</think>\" \"\\n\\nHello.\"", "stream": true, "stream_options": {"include_usage": true}}
            """#,
        contentType: "text/event-stream",
        body: #"""
            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"created":1796047978,"id":"chatcmpl-YVtSL90MzJFls9nhjKM63pyLJL4VEbt1","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"reasoning_content":"I"}}],"created":1796047978,"id":"chatcmpl-YVtSL90MzJFls9nhjKM63pyLJL4VEbt1","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"reasoning_content":" think"}}],"created":1796047978,"id":"chatcmpl-YVtSL90MzJFls9nhjKM63pyLJL4VEbt1","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"Hello"}}],"created":1796047978,"id":"chatcmpl-YVtSL90MzJFls9nhjKM63pyLJL4VEbt1","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"."}}],"created":1796047978,"id":"chatcmpl-YVtSL90MzJFls9nhjKM63pyLJL4VEbt1","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":"stop","index":0,"delta":{}}],"created":1796047978,"id":"chatcmpl-YVtSL90MzJFls9nhjKM63pyLJL4VEbt1","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[],"created":1796047978,"id":"chatcmpl-YVtSL90MzJFls9nhjKM63pyLJL4VEbt1","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk","usage":{"completion_tokens":11,"prompt_tokens":16,"total_tokens":27,"prompt_tokens_details":{"cached_tokens":15}},"timings":{"cache_n":15,"prompt_n":1,"prompt_ms":28.98,"prompt_per_token_ms":28.98,"prompt_per_second":34.50655624568668,"predicted_n":11,"predicted_ms":239.521,"predicted_per_token_ms":23.952099999999998,"predicted_per_second":41.74999269375128}}

            data: [DONE]


            """#
    )

    /// The same as one answer.
    static let separatedWhole = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 24, "temperature": 0, "grammar": "root ::= \"I think\" \"</think>\" \"\\n\\nHello.\""}
            """#,
        contentType: "application/json; charset=utf-8",
        body: #"""
            {"choices":[{"finish_reason":"stop","index":0,"message":{"role":"assistant","content":"Hello.","reasoning_content":"I think"}}],"created":1796047978,"model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion","usage":{"completion_tokens":11,"prompt_tokens":16,"total_tokens":27,"prompt_tokens_details":{"cached_tokens":15}},"id":"chatcmpl-8iMbRWeuoGVke0YJ57zj88UEGp8GxCcb","timings":{"cache_n":15,"prompt_n":1,"prompt_ms":28.351,"prompt_per_token_ms":28.351,"prompt_per_second":35.27212444005502,"predicted_n":11,"predicted_ms":269.381,"predicted_per_token_ms":26.9381,"predicted_per_second":37.12214298707036}}
            """#
    )

    /// Recognised template and `reasoning_format` none: the server puts the opening tag, which stands in the
    /// prompt, back before the model's first piece.
    static let tagPutBackStreamed = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 24, "temperature": 0, "grammar": "root ::= \"I think\" \"</think>\" \"\\n\\nHello.\"", "reasoning_format": "none", "stream": true, "stream_options": {"include_usage": true}}
            """#,
        contentType: "text/event-stream",
        body: #"""
            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"created":1796047978,"id":"chatcmpl-S7zd7suAhINVQ58HCgSAR2dsTed9CMia","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"<think>\nI"}}],"created":1796047978,"id":"chatcmpl-S7zd7suAhINVQ58HCgSAR2dsTed9CMia","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":" think"}}],"created":1796047978,"id":"chatcmpl-S7zd7suAhINVQ58HCgSAR2dsTed9CMia","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"<"}}],"created":1796047978,"id":"chatcmpl-S7zd7suAhINVQ58HCgSAR2dsTed9CMia","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"/"}}],"created":1796047978,"id":"chatcmpl-S7zd7suAhINVQ58HCgSAR2dsTed9CMia","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"think"}}],"created":1796047978,"id":"chatcmpl-S7zd7suAhINVQ58HCgSAR2dsTed9CMia","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":">"}}],"created":1796047978,"id":"chatcmpl-S7zd7suAhINVQ58HCgSAR2dsTed9CMia","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"\n"}}],"created":1796047979,"id":"chatcmpl-S7zd7suAhINVQ58HCgSAR2dsTed9CMia","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"\n"}}],"created":1796047979,"id":"chatcmpl-S7zd7suAhINVQ58HCgSAR2dsTed9CMia","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"Hello"}}],"created":1796047979,"id":"chatcmpl-S7zd7suAhINVQ58HCgSAR2dsTed9CMia","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"."}}],"created":1796047979,"id":"chatcmpl-S7zd7suAhINVQ58HCgSAR2dsTed9CMia","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":"stop","index":0,"delta":{}}],"created":1796047979,"id":"chatcmpl-S7zd7suAhINVQ58HCgSAR2dsTed9CMia","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[],"created":1796047979,"id":"chatcmpl-S7zd7suAhINVQ58HCgSAR2dsTed9CMia","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk","usage":{"completion_tokens":11,"prompt_tokens":16,"total_tokens":27,"prompt_tokens_details":{"cached_tokens":15}},"timings":{"cache_n":15,"prompt_n":1,"prompt_ms":32.401,"prompt_per_token_ms":32.401,"prompt_per_second":30.86324496157526,"predicted_n":11,"predicted_ms":265.525,"predicted_per_token_ms":26.5525,"predicted_per_second":37.66123717164109}}

            data: [DONE]


            """#
    )

    /// The same as one answer.
    static let tagPutBackWhole = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 24, "temperature": 0, "grammar": "root ::= \"I think\" \"</think>\" \"\\n\\nHello.\"", "reasoning_format": "none"}
            """#,
        contentType: "application/json; charset=utf-8",
        body: #"""
            {"choices":[{"finish_reason":"stop","index":0,"message":{"role":"assistant","content":"<think>\nI think</think>\n\nHello."}}],"created":1796047979,"model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion","usage":{"completion_tokens":11,"prompt_tokens":16,"total_tokens":27,"prompt_tokens_details":{"cached_tokens":15}},"id":"chatcmpl-bcKPzLdXcBY0wXXESlO1GrgruxFluDyb","timings":{"cache_n":15,"prompt_n":1,"prompt_ms":27.364,"prompt_per_token_ms":27.364,"prompt_per_second":36.54436485893875,"predicted_n":11,"predicted_ms":250.964,"predicted_per_token_ms":25.0964,"predicted_per_second":39.84635246489536}}
            """#
    )

    /// Cut by `max_tokens` in mid-thought: only `reasoning_content`, then `length`.
    static let cutInThoughtStreamed = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 5, "temperature": 0, "stream": true, "stream_options": {"include_usage": true}}
            """#,
        contentType: "text/event-stream",
        body: #"""
            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"created":1796047979,"id":"chatcmpl-uwRpjVJtLdOyP2EFUsutrBw6joOPljvs","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"reasoning_content":"\nI"}}],"created":1796047979,"id":"chatcmpl-uwRpjVJtLdOyP2EFUsutrBw6joOPljvs","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"reasoning_content":"'m"}}],"created":1796047979,"id":"chatcmpl-uwRpjVJtLdOyP2EFUsutrBw6joOPljvs","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"reasoning_content":" here"}}],"created":1796047979,"id":"chatcmpl-uwRpjVJtLdOyP2EFUsutrBw6joOPljvs","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"reasoning_content":" to"}}],"created":1796047979,"id":"chatcmpl-uwRpjVJtLdOyP2EFUsutrBw6joOPljvs","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":"length","index":0,"delta":{}}],"created":1796047979,"id":"chatcmpl-uwRpjVJtLdOyP2EFUsutrBw6joOPljvs","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[],"created":1796047979,"id":"chatcmpl-uwRpjVJtLdOyP2EFUsutrBw6joOPljvs","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk","usage":{"completion_tokens":5,"prompt_tokens":16,"total_tokens":21,"prompt_tokens_details":{"cached_tokens":15}},"timings":{"cache_n":15,"prompt_n":1,"prompt_ms":21.323,"prompt_per_token_ms":21.323,"prompt_per_second":46.89771608122685,"predicted_n":5,"predicted_ms":87.036,"predicted_per_token_ms":21.759,"predicted_per_second":45.957994393124686}}

            data: [DONE]


            """#
    )

    /// The same as one answer: `content` is an empty text.
    static let cutInThoughtWhole = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 5, "temperature": 0}
            """#,
        contentType: "application/json; charset=utf-8",
        body: #"""
            {"choices":[{"finish_reason":"length","index":0,"message":{"role":"assistant","content":"","reasoning_content":"\nI'm here to"}}],"created":1796047979,"model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion","usage":{"completion_tokens":5,"prompt_tokens":16,"total_tokens":21,"prompt_tokens_details":{"cached_tokens":15}},"id":"chatcmpl-rSXwvLvK1FnyODcpp2bkAlekg7YNE3y2","timings":{"cache_n":15,"prompt_n":1,"prompt_ms":21.214,"prompt_per_token_ms":21.214,"prompt_per_second":47.13868200245121,"predicted_n":5,"predicted_ms":87.757,"predicted_per_token_ms":21.93925,"predicted_per_second":45.58040953997971}}
            """#
    )

    /// Cut within `</think>`: the begun tag is held back and never sent.
    static let cutInClosingTagStreamed = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 4, "temperature": 0, "grammar": "root ::= \"I think\" \"</think>\" \"\\n\\nHello.\"", "stream": true, "stream_options": {"include_usage": true}}
            """#,
        contentType: "text/event-stream",
        body: #"""
            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"created":1796047979,"id":"chatcmpl-S0Hw1UMhkY8zxoOczwSans41WubOhpun","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"reasoning_content":"I"}}],"created":1796047979,"id":"chatcmpl-S0Hw1UMhkY8zxoOczwSans41WubOhpun","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"reasoning_content":" think"}}],"created":1796047979,"id":"chatcmpl-S0Hw1UMhkY8zxoOczwSans41WubOhpun","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":"length","index":0,"delta":{}}],"created":1796047979,"id":"chatcmpl-S0Hw1UMhkY8zxoOczwSans41WubOhpun","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[],"created":1796047979,"id":"chatcmpl-S0Hw1UMhkY8zxoOczwSans41WubOhpun","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk","usage":{"completion_tokens":4,"prompt_tokens":16,"total_tokens":20,"prompt_tokens_details":{"cached_tokens":15}},"timings":{"cache_n":15,"prompt_n":1,"prompt_ms":27.239,"prompt_per_token_ms":27.239,"prompt_per_second":36.71206725650721,"predicted_n":4,"predicted_ms":91.612,"predicted_per_token_ms":30.537333333333333,"predicted_per_second":32.746801729031134}}

            data: [DONE]


            """#
    )

    /// Cut within `</think>` with `reasoning_format` none: the begun tag `</` stands at the end of `content`.
    static let cutInClosingTagTagPutBackStreamed = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 4, "temperature": 0, "grammar": "root ::= \"I think\" \"</think>\" \"\\n\\nHello.\"", "reasoning_format": "none", "stream": true, "stream_options": {"include_usage": true}}
            """#,
        contentType: "text/event-stream",
        body: #"""
            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"created":1796047979,"id":"chatcmpl-1abnEZ4rvD47M2crafPKEpFRUHWUIHFT","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"<think>\nI"}}],"created":1796047979,"id":"chatcmpl-1abnEZ4rvD47M2crafPKEpFRUHWUIHFT","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":" think"}}],"created":1796047979,"id":"chatcmpl-1abnEZ4rvD47M2crafPKEpFRUHWUIHFT","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"<"}}],"created":1796047979,"id":"chatcmpl-1abnEZ4rvD47M2crafPKEpFRUHWUIHFT","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"/"}}],"created":1796047979,"id":"chatcmpl-1abnEZ4rvD47M2crafPKEpFRUHWUIHFT","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":"length","index":0,"delta":{}}],"created":1796047979,"id":"chatcmpl-1abnEZ4rvD47M2crafPKEpFRUHWUIHFT","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[],"created":1796047979,"id":"chatcmpl-1abnEZ4rvD47M2crafPKEpFRUHWUIHFT","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk","usage":{"completion_tokens":4,"prompt_tokens":16,"total_tokens":20,"prompt_tokens_details":{"cached_tokens":15}},"timings":{"cache_n":15,"prompt_n":1,"prompt_ms":31.366,"prompt_per_token_ms":31.366,"prompt_per_second":31.881655295542945,"predicted_n":4,"predicted_ms":90.34,"predicted_per_token_ms":30.113333333333333,"predicted_per_second":33.20788133717069}}

            data: [DONE]


            """#
    )

    /// The model answered at once, without a thought and without a closing tag, and stopped: the whole answer is
    /// `reasoning_content`, there is no `content`, and the reason is `stop`.
    static let answerTakenForThoughtStreamed = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 24, "temperature": 0, "grammar": "root ::= \"Hello.\"", "stream": true, "stream_options": {"include_usage": true}}
            """#,
        contentType: "text/event-stream",
        body: #"""
            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"created":1796047979,"id":"chatcmpl-UCG0b0RSk5j0KzMLLitcbN59X5kae51l","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"reasoning_content":"Hello"}}],"created":1796047979,"id":"chatcmpl-UCG0b0RSk5j0KzMLLitcbN59X5kae51l","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"reasoning_content":"."}}],"created":1796047979,"id":"chatcmpl-UCG0b0RSk5j0KzMLLitcbN59X5kae51l","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":"stop","index":0,"delta":{}}],"created":1796047979,"id":"chatcmpl-UCG0b0RSk5j0KzMLLitcbN59X5kae51l","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[],"created":1796047979,"id":"chatcmpl-UCG0b0RSk5j0KzMLLitcbN59X5kae51l","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk","usage":{"completion_tokens":3,"prompt_tokens":16,"total_tokens":19,"prompt_tokens_details":{"cached_tokens":15}},"timings":{"cache_n":15,"prompt_n":1,"prompt_ms":27.295,"prompt_per_token_ms":27.295,"prompt_per_second":36.63674665689687,"predicted_n":3,"predicted_ms":51.948,"predicted_per_token_ms":25.974,"predicted_per_second":38.5000385000385}}

            data: [DONE]


            """#
    )

    /// The same as one answer.
    static let answerTakenForThoughtWhole = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 24, "temperature": 0, "grammar": "root ::= \"Hello.\""}
            """#,
        contentType: "application/json; charset=utf-8",
        body: #"""
            {"choices":[{"finish_reason":"stop","index":0,"message":{"role":"assistant","content":"","reasoning_content":"Hello."}}],"created":1796047980,"model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion","usage":{"completion_tokens":3,"prompt_tokens":16,"total_tokens":19,"prompt_tokens_details":{"cached_tokens":15}},"id":"chatcmpl-a0PLDEu0wywlBMkSgu31t9sFX9GivqUc","timings":{"cache_n":15,"prompt_n":1,"prompt_ms":31.116,"prompt_per_token_ms":31.116,"prompt_per_second":32.13780691605605,"predicted_n":3,"predicted_ms":51.608,"predicted_per_token_ms":25.804,"predicted_per_second":38.75368159975198}}
            """#
    )

    /// A limit of two tokens for thoughts: the server forces the closing tag, the model writes it once more, and it
    /// stands alone in `content`.
    static let closingTagLeakedWhole = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 24, "temperature": 0, "thinking_budget_tokens": 2}
            """#,
        contentType: "application/json; charset=utf-8",
        body: #"""
            {"choices":[{"finish_reason":"stop","index":0,"message":{"role":"assistant","content":"\n</think>"}}],"created":1796047980,"model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion","usage":{"completion_tokens":5,"prompt_tokens":16,"total_tokens":21,"prompt_tokens_details":{"cached_tokens":15}},"id":"chatcmpl-rQWT1YFAQHigwgNXIMxydXlspDl31SUl","timings":{"cache_n":15,"prompt_n":1,"prompt_ms":21.421,"prompt_per_token_ms":21.421,"prompt_per_second":46.683161383688905,"predicted_n":5,"predicted_ms":85.156,"predicted_per_token_ms":21.289,"predicted_per_second":46.972614965475124}}
            """#
    )

    /// The same request streamed: five tokens are counted, none is delivered, and the reason is `stop`.
    static let closingTagLeakedStreamed = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 24, "temperature": 0, "thinking_budget_tokens": 2, "stream": true, "stream_options": {"include_usage": true}}
            """#,
        contentType: "text/event-stream",
        body: #"""
            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"created":1796047980,"id":"chatcmpl-YgQofcPAnDKM6z5O3HpEe6fyNPK0V02R","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":"stop","index":0,"delta":{}}],"created":1796047980,"id":"chatcmpl-YgQofcPAnDKM6z5O3HpEe6fyNPK0V02R","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk"}

            data: {"choices":[],"created":1796047980,"id":"chatcmpl-YgQofcPAnDKM6z5O3HpEe6fyNPK0V02R","model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion.chunk","usage":{"completion_tokens":5,"prompt_tokens":16,"total_tokens":21,"prompt_tokens_details":{"cached_tokens":15}},"timings":{"cache_n":15,"prompt_n":1,"prompt_ms":22.947,"prompt_per_token_ms":22.947,"prompt_per_second":43.57868130910359,"predicted_n":5,"predicted_ms":90.7,"predicted_per_token_ms":22.675,"predicted_per_second":44.10143329658214}}

            data: [DONE]


            """#
    )

    /// A limit of zero tokens for thoughts does not switch them off: rubbish of the forced tag (`think>`) begins
    /// the `reasoning_content`, and the thoughts go on to the limit.
    static let budgetOfNothingWhole = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 8, "temperature": 0, "thinking_budget_tokens": 0}
            """#,
        contentType: "application/json; charset=utf-8",
        body: #"""
            {"choices":[{"finish_reason":"length","index":0,"message":{"role":"assistant","content":"","reasoning_content":"think>\n\nI'm here to"}}],"created":1796047980,"model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion","usage":{"completion_tokens":8,"prompt_tokens":16,"total_tokens":24,"prompt_tokens_details":{"cached_tokens":15}},"id":"chatcmpl-MSmw0NJbA5cw2jNh7K0xga2ZCVjGoTfu","timings":{"cache_n":15,"prompt_n":1,"prompt_ms":22.107,"prompt_per_token_ms":22.107,"prompt_per_second":45.23454109558059,"predicted_n":8,"predicted_ms":159.397,"predicted_per_token_ms":22.770999999999997,"predicted_per_second":43.91550656536823}}
            """#
    )

    /// The conversation ends in an assistant's message: it is gone on with and repeated in the answer, and no
    /// thought is looked for.
    static let prefixContinuedWhole = RecordedWire(
        request: #"""
            {"model": "smollm2", "messages": [{"role": "user", "content": "Say hi."}, {"role": "assistant", "content": "Well,"}], "max_tokens": 4, "temperature": 0}
            """#,
        contentType: "application/json; charset=utf-8",
        body: #"""
            {"choices":[{"finish_reason":"length","index":0,"message":{"role":"assistant","content":"Well, I'm glad to"}}],"created":1796047982,"model":"smollm2","system_fingerprint":"b0-unknown","object":"chat.completion","usage":{"completion_tokens":4,"prompt_tokens":24,"total_tokens":28,"prompt_tokens_details":{"cached_tokens":17}},"id":"chatcmpl-QQxCGpOoyfGjsEC11pZLe6OfkkEmppoa","timings":{"cache_n":17,"prompt_n":7,"prompt_ms":75.402,"prompt_per_token_ms":10.771714285714285,"prompt_per_second":92.83573380016445,"predicted_n":4,"predicted_ms":62.428,"predicted_per_token_ms":20.80933333333333,"predicted_per_second":48.05535977446018}}
            """#
    )

    /// Every answer of this file with its name.
    static let all: [(name: String, wire: RecordedWire)] = [
        ("noOpeningTagStreamed", noOpeningTagStreamed),
        ("noOpeningTagWhole", noOpeningTagWhole),
        ("noOpeningTagCutStreamed", noOpeningTagCutStreamed),
        ("separatedStreamed", separatedStreamed),
        ("separatedWhole", separatedWhole),
        ("tagPutBackStreamed", tagPutBackStreamed),
        ("tagPutBackWhole", tagPutBackWhole),
        ("cutInThoughtStreamed", cutInThoughtStreamed),
        ("cutInThoughtWhole", cutInThoughtWhole),
        ("cutInClosingTagStreamed", cutInClosingTagStreamed),
        ("cutInClosingTagTagPutBackStreamed", cutInClosingTagTagPutBackStreamed),
        ("answerTakenForThoughtStreamed", answerTakenForThoughtStreamed),
        ("answerTakenForThoughtWhole", answerTakenForThoughtWhole),
        ("closingTagLeakedWhole", closingTagLeakedWhole),
        ("closingTagLeakedStreamed", closingTagLeakedStreamed),
        ("budgetOfNothingWhole", budgetOfNothingWhole),
        ("prefixContinuedWhole", prefixContinuedWhole),
    ]
}
