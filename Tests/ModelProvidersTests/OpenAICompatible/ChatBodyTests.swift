import JSONNotation
import LanguageModels
import StoryDomain
import Testing

@testable import ModelProviders

@Suite struct ChatBodyTests {
    private let schema: JSONValue = [
        "type": "object", "required": ["title"], "properties": ["title": ["type": "string"]],
    ]

    private func body(
        _ request: ModelRequest, capabilities: ModelCapabilities = ModelCapabilities(),
        dialect: OpenAICompatibleModel.Dialect = .openAI
    ) -> JSONValue {
        ChatBody(request: request, profile: profile(capabilities: capabilities), dialect: dialect).json
    }

    @Test func `Prose for a plain server holds OpenAI's own fields`() throws {
        var request = proseRequest(sampling: Sampling(kind: .prose, seed: 7))
        request.stopSequences = ["A", "B", "C", "D", "E"]
        #expect(
            body(request)
                == (try json(
                    """
                    {"model": "m", "stream": true, "stream_options": {"include_usage": true},
                     "messages": [{"role": "system", "content": "Rules."}, {"role": "user", "content": "Begin."}],
                     "max_tokens": 500, "stop": ["A", "B", "C", "D"], "seed": 7, "temperature": 0.9, "top_p": 0.95}
                    """)))
    }

    @Test func `A thinking model gets its own limit, room to think and no temperature`() throws {
        let thinker = ModelCapabilities(
            sampling: false, seed: false, thinking: .effort, maxCompletionTokens: true)
        var request = proseRequest(sampling: Sampling(kind: .prose, seed: 7))
        request.maxOutputTokens = 1000
        // 1000 + 4096 is more than the model's 4096.
        #expect(
            body(request, capabilities: thinker)
                == (try json(
                    """
                    {"model": "m", "stream": true, "stream_options": {"include_usage": true},
                     "messages": [{"role": "system", "content": "Rules."}, {"role": "user", "content": "Begin."}],
                     "max_completion_tokens": 4096, "reasoning_effort": "low"}
                    """)))
    }

    @Test func `Each dialect of structure is spoken`() throws {
        let request = proseRequest(format: .json(name: "outline", schema: schema), sampling: Sampling(kind: .plan))
        func format(_ structure: ModelCapabilities.StructureDialect) -> JSONValue? {
            body(request, capabilities: ModelCapabilities(structure: structure))["response_format"]
        }
        #expect(
            format(.jsonSchema) == [
                "type": "json_schema", "json_schema": ["name": "outline", "strict": true, "schema": schema],
            ])
        #expect(format(.bareSchema) == ["type": "json_schema", "schema": schema])
        #expect(format(.jsonObjectValue) == ["type": "json_object", "value": schema])
        #expect(format(.jsonObject) == ["type": "json_object"])
        #expect(format(.none) == nil)
    }

    @Test(arguments: [ModelCapabilities.StructureDialect.jsonObject, .none])
    func `Without a schema mode the schema is told in the user's last message`(
        structure: ModelCapabilities.StructureDialect
    ) throws {
        let request = proseRequest(
            [Message(.system, "Rules."), Message(.user, "One."), Message(.user, "Two.")],
            format: .json(name: "outline", schema: schema), sampling: Sampling(kind: .plan))
        let messages = body(request, capabilities: ModelCapabilities(structure: structure))["messages"]?.array
        #expect(messages?[1]["content"] == "One.")
        let last = try #require(messages?[2]["content"]?.string)
        #expect(last.hasPrefix("Two.\n\nAnswer with one JSON value that follows this JSON Schema"))
        #expect(last.hasSuffix(#"{"properties":{"title":{"type":"string"}},"required":["title"],"type":"object"}"#))
    }

    @Test func `English prose for llama.cpp has samplers, grammar, cache and progress`() throws {
        let request = proseRequest(
            [Message(.user, "Go on."), Message(.assistant, "The lamp")],
            sampling: Sampling(kind: .prose, seed: 11))
        #expect(
            body(request, capabilities: ModelCapabilities(prefill: true), dialect: .llamaCpp)
                == (try json(
                    #"""
                    {"model": "m", "stream": true, "stream_options": {"include_usage": true},
                     "messages": [{"role": "user", "content": "Go on."}, {"role": "assistant", "content": "The lamp"}],
                     "max_tokens": 500, "seed": 11, "cache_prompt": true, "return_progress": true,
                     "temperature": 0.8, "min_p": 0.1, "top_k": 0, "top_p": 1, "dry_multiplier": 0.8,
                     "dry_base": 1.75, "dry_allowed_length": 2, "dry_penalty_last_n": 2048,
                     "repeat_penalty": 1.05, "repeat_last_n": 256, "grammar": "root ::= paragraph (\"\\n\\n\" paragraph)*\nparagraph ::= sign{110,}\nsign ::= [ -9;-~“”‘’—–…é]"}
                    """#)))
    }

    @Test func `A plan for llama.cpp has no grammar and no penalty on words`() throws {
        let request = proseRequest(
            format: .json(name: "outline", schema: schema), sampling: Sampling(kind: .plan))
        let sent = body(request, dialect: .llamaCpp)
        #expect(sent["temperature"] == 0.7)
        #expect(sent["min_p"] == 0.05)
        #expect(sent["dry_multiplier"] == 0.6)
        #expect(sent["repeat_penalty"] == nil)
        #expect(sent["grammar"] == nil)
        #expect(sent["seed"] == nil)
    }

    @Test func `A story that is not in English has no grammar`() throws {
        var request = proseRequest()
        request.language = try LanguageTag("de-AT")
        #expect(body(request, dialect: .llamaCpp)["grammar"] == nil)
        request.language = try LanguageTag("en-GB")
        #expect(body(request, dialect: .llamaCpp)["grammar"] != nil)
    }

    @Test func `Variations shift the seed and loosen the sampling up to a cap`() {
        func sampling(_ variation: Int) -> ChatSampling {
            ChatSampling(Sampling(kind: .prose, seed: 1, variation: variation), dialect: .llamaCpp)
        }
        #expect(sampling(0).seed == 1)
        #expect(sampling(1).seed == 7920)
        #expect(sampling(1).parameters["temperature"] == 0.9)
        #expect(sampling(1).parameters["dry_multiplier"] == 1.0)
        #expect(sampling(9).parameters["temperature"] == 1.2)
        #expect(sampling(9).parameters["dry_multiplier"] == 1.6)
        let hosted = ChatSampling(Sampling(kind: .plan, variation: 1), dialect: .huggingFace)
        #expect(hosted.seed == nil)
        #expect(hosted.parameters == ["temperature": 0.8, "top_p": 0.95, "frequency_penalty": 0.2])
    }
}
