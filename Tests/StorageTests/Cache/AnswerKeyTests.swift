import Storage
import StoryDomain
import Testing

@Suite struct AnswerKeyTests {
    private struct Question {
        var user = UserID.local
        var operation = "premise"
        var provider = "gemini"
        var model = "g-1"
        var parameters = ["temperature": "0.7", "words": "600"]
        var prompt = "A lighthouse keeper."

        /// With the bytes themselves for a digest, so that equal keys are equal bytes.
        var key: AnswerKey {
            AnswerKey.make(
                user: user, operation: operation, provider: provider, model: model, parameters: parameters,
                prompt: prompt
            ) { $0 }
        }
    }

    @Test func `The same question has the same key, whatever the order of its parameters`() {
        var other = Question()
        other.parameters = [:]
        other.parameters["words"] = "600"
        other.parameters["temperature"] = "0.7"
        #expect(Question().key == other.key)
    }

    @Test func `Whatever makes another answer makes another key`() throws {
        let changes: [(inout Question) -> Void] = [
            { $0.user = CacheDesk.ben }, { $0.operation = "outline" }, { $0.provider = "openai" }, { $0.model = "g-2" },
            { $0.parameters["words"] = "601" }, { $0.parameters["seed"] = "" }, { $0.parameters = [:] },
            { $0.prompt += " " }, { $0.prompt = "e\u{301}" }, { $0.prompt = "é" },
        ]
        var keys: Set<AnswerKey> = [Question().key]
        for change in changes {
            var question = Question()
            change(&question)
            #expect(keys.insert(question.key).inserted)
        }
    }

    @Test func `Fields cannot run into each other`() {
        var keys: Set<AnswerKey> = []
        let splits = [
            ("ab", "c", ["d": "e"]), ("a", "bc", ["d": "e"]), ("ab", "c", ["de": ""]), ("ab", "c", ["": "de"]),
        ]
        for (provider, model, parameters) in splits {
            var question = Question()
            question.provider = provider
            question.model = model
            question.parameters = parameters
            #expect(keys.insert(question.key).inserted)
        }
    }

    @Test func `The key is the digest in lower-case hex`() {
        let key = AnswerKey.make(
            user: .local, operation: "o", provider: "p", model: "m", parameters: [:], prompt: "t"
        ) { _ in [0x00, 0x0a, 0xff] }
        #expect(key.rawValue == "000aff")
    }
}
