import StoryDomain
import TestSupport
import Testing

@testable import LanguageModels

@Suite struct RelayedTests {
    private let clock = ManualClock()

    private func relayed(_ models: ScriptedModel...) throws -> Relayed {
        try Relayed(models, clock: clock)
    }

    @Test func `The first in the user's order writes`() async throws {
        let a = ScriptedModel(named: "a", .text("from a"))
        let b = ScriptedModel(named: "b", .text("from b"))
        let relayed = try relayed(a, b)
        #expect(relayed.profile.provider == "a")
        #expect(await Reading(relayed).events == [.text("from a"), .finished(.stop)])
        #expect(b.requests.isEmpty)
    }

    @Test(arguments: [
        ModelError.testing(.unavailable), .testing(.rateLimited, .retry(after: .seconds(9))),
        .testing(.quotaExhausted, .notNow(after: .seconds(60))), .testing(.noCredit, .notNow(after: nil)),
        .testing(.unauthorized, .never), .testing(.unknownModel, .never), .testing(.promptBlocked, .never),
        .testing(.noCredit, .never), .testing(.quotaExhausted, .never), .testing(.contextOverflow, .never),
        .testing(.breakerOpen, .retry(after: .seconds(9))), .testing(.truncated),
    ])
    func `A failure before text passes on`(error: ModelError) async throws {
        let a = ScriptedModel(named: "a", .init([.event(.reading(done: 1, total: 2)), .failure(error)]))
        let b = ScriptedModel(named: "b", .text("from b"))
        let reading = await Reading(try relayed(a, b))
        #expect(reading.events == [.reading(done: 1, total: 2), .text("from b"), .finished(.stop)])
        #expect(reading.error == nil)
    }

    @Test func `Cancellation does not pass on`() async throws {
        let a = ScriptedModel(named: "a", .failure(CancellationError()))
        let b = ScriptedModel(named: "b", .text("from b"))
        #expect(await Reading(try relayed(a, b)).error is CancellationError)
        #expect(b.requests.isEmpty)
    }

    @Test func `A failure after text is thrown and the next call starts elsewhere`() async throws {
        let a = ScriptedModel(named: "a", .failure(ModelError.testing(.truncated), after: "Once"), .text("from a"))
        let b = ScriptedModel(named: "b", .text("from b"))
        let relayed = try relayed(a, b)
        let reading = await Reading(relayed)
        #expect(reading.events == [.text("Once")])
        #expect(reading.modelError == .testing(.truncated))
        #expect(b.requests.isEmpty)
        #expect(relayed.profile.provider == "b")
        #expect(await Reading(relayed).text == "from b")
        clock.advance(by: ProviderRests.shortRest)
        #expect(relayed.profile.provider == "a")
        #expect(await Reading(relayed).text == "from a")
    }

    @Test func `The only provider is asked again after a failure in its text`() async throws {
        let a = ScriptedModel(named: "a", .failure(ModelError.testing(.truncated), after: "Once"), .text("from a"))
        let relayed = try relayed(a)
        _ = await Reading(relayed)
        #expect(await Reading(relayed).text == "from a")
    }

    @Test func `A filter that cuts text off sends the next call elsewhere, for a while`() async throws {
        let blocked = ModelError.testing(.promptBlocked, .never)
        let a = ScriptedModel(named: "a", .failure(blocked, after: "Once"), .failure(blocked))
        let b = ScriptedModel(named: "b", .text("b1"), .text("b2"))
        let relayed = try relayed(a, b)
        _ = await Reading(relayed)
        #expect(relayed.profile.provider == "b")
        #expect(await Reading(relayed).text == "b1")
        clock.advance(by: .seconds(30))
        #expect(await Reading(relayed).text == "b2")
        // Blocked before text says nothing of the next prompt: no rest.
        #expect(relayed.profile.provider == "a")
    }

    @Test func `A provider rests as long as it said`() async throws {
        let a = ScriptedModel(
            named: "a", .failure(ModelError.testing(.quotaExhausted, .notNow(after: .seconds(3_600)))),
            .text("from a"))
        let b = ScriptedModel(named: "b", .text("b1"), .text("b2"))
        let relayed = try relayed(a, b)
        #expect(await Reading(relayed).text == "b1")
        clock.advance(by: .seconds(3_599))
        #expect(await Reading(relayed).text == "b2")
        #expect(a.requests.count == 1)
        clock.advance(by: .seconds(1))
        #expect(await Reading(relayed).text == "from a")
    }

    @Test(arguments: [ModelError.Code.unauthorized, .unknownModel])
    func `A wrong key or model rests for good`(code: ModelError.Code) async throws {
        let a = ScriptedModel(named: "a", .failure(ModelError.testing(code, .never)), .text("from a"))
        let b = ScriptedModel(named: "b", .text("b1"), .text("b2"))
        let relayed = try relayed(a, b)
        _ = await Reading(relayed)
        clock.advance(by: .seconds(1_000_000))
        #expect(relayed.profile.provider == "b")
        #expect(await Reading(relayed).text == "b2")
        #expect(a.requests.count == 1)
    }

    @Test func `One that only pauses is asked where no other is left, soonest first`() async throws {
        let a = ScriptedModel(
            named: "a", .failure(ModelError.testing(.rateLimited, .retry(after: .seconds(20)))), .text("from a"))
        let b = ScriptedModel(
            named: "b", .failure(ModelError.testing(.rateLimited, .retry(after: .seconds(5)))),
            .failure(ModelError.testing(.unavailable, .retry(after: .seconds(1)))))
        let relayed = try relayed(a, b)
        _ = await Reading(relayed)
        #expect(relayed.profile.provider == "b")
        #expect(await Reading(relayed).text == "from a")
        #expect(b.requests.count == 2)
        // Its finished call ended the rest of a.
        #expect(relayed.profile.provider == "a")
    }

    @Test func `When all failed each has its sentence and the soonest time counts`() async throws {
        let a = ScriptedModel(
            named: "a",
            .failure(
                ModelError.testing(
                    .quotaExhausted, .notNow(after: .seconds(600)), provider: "a", message: "Wait for the reset.")))
        let b = ScriptedModel(
            named: "b",
            .failure(
                ModelError.testing(.unauthorized, .never, provider: "b", message: "Set the key of b.")))
        let c = ScriptedModel(
            named: "c",
            .failure(
                ModelError.testing(
                    .rateLimited, .retry(after: .seconds(40)), provider: "c", message: "Wait a minute.")))
        let relayed = try relayed(a, b, c)
        let error = await Reading(relayed).modelError
        #expect(error?.code == .noProviderLeft)
        #expect(error?.disposition == .retry(after: .seconds(40)))
        #expect(
            error?.message
                == "No provider could write. a: Wait for the reset. b: Set the key of b. c: Wait a minute.")
        // Later: a still rests with its remaining time, b for good; c is asked again and out of script.
        clock.advance(by: .seconds(100))
        let later = await Reading(relayed).modelError
        #expect(later?.disposition == .notNow(after: .seconds(500)))
        #expect(a.requests.count == 1)
        #expect(b.requests.count == 1)
        #expect(c.requests.count == 2)
    }

    @Test(
        arguments: [
            ([.never, .never], .never),
            ([.never, .notNow(after: nil)], .notNow(after: nil)),
            ([.notNow(after: nil), .notNow(after: .seconds(9))], .notNow(after: .seconds(9))),
            ([.retry(after: .seconds(9)), .notNow(after: .seconds(3))], .notNow(after: .seconds(3))),
            ([.retry(after: .seconds(9)), .retry(after: nil)], .retry(after: nil)),
        ] as [([ModelError.Disposition], ModelError.Disposition)])
    func `The soonest disposition of several`(
        dispositions: [ModelError.Disposition], expected: ModelError.Disposition
    ) {
        let error = ModelError.noProvider(of: dispositions.map { .testing(.unavailable, $0) })
        #expect(error.disposition == expected)
    }

    @Test func `A relay of one throws its provider's own error`() async throws {
        let refused = ModelError.testing(.unauthorized, .never, message: "Set the key.")
        let relayed = try relayed(ScriptedModel(named: "a", .failure(refused)))
        #expect(await Reading(relayed).modelError == refused)
        #expect(await Reading(relayed).modelError == refused)
        #expect(relayed.profile.provider == "a")
    }

    @Test func `A relay of none cannot be made`() {
        #expect { try Relayed([]) } throws: { error in
            (error as? ModelError)?.code == .noProviderLeft && (error as? ModelError)?.disposition == .never
        }
    }

    @Test func `A context that cannot hold prompt and answer is passed over`() async throws {
        // 11 tokens of prompt and 20 of answer.
        var request = ModelRequest.testing
        request.maxOutputTokens = 20
        let small = ScriptedModel(named: "small", contextTokens: 30, .text("from small"))
        let large = ScriptedModel(named: "large", contextTokens: 31, .text("from large"))
        #expect(await Reading(try relayed(small, large), request).text == "from large")
        #expect(small.requests.isEmpty)
    }

    @Test func `The provider's own tokenizer has the last word`() async throws {
        var request = ModelRequest.testing
        request.maxOutputTokens = 20
        let exact = ScriptedModel(
            profile: .testing(provider: "exact", contextTokens: 30), tokenCount: 10, [.text("from exact")])
        let large = ScriptedModel(named: "large", .text("from large"))
        #expect(await Reading(try relayed(exact, large), request).text == "from exact")
    }

    @Test func `A prompt that fits nobody stays an overflow`() async throws {
        let a = ScriptedModel(named: "a", contextTokens: 10, .text("a"))
        let b = ScriptedModel(named: "b", contextTokens: 10, .text("b"))
        let error = await Reading(try relayed(a, b)).modelError
        #expect(error?.code == .contextOverflow)
        #expect(error?.disposition == .never)
        #expect(a.requests.isEmpty && b.requests.isEmpty)
    }

    @Test func `The only provider judges the fit itself`() async throws {
        #expect(await Reading(try relayed(ScriptedModel(named: "a", contextTokens: 10, .text("a")))).text == "a")
    }

    @Test func `Each provider gets the request as it can take it`() async throws {
        let prefilling = ScriptedModel(
            profile: .testing(provider: "a", maxOutputTokens: 100, capabilities: .init(prefill: true)),
            [.failure(ModelError.testing())])
        let plain = ScriptedModel(profile: .testing(provider: "b", maxOutputTokens: 300), [.text("on.")])
        let request = ModelRequest(
            messages: [Message(.user, "Tell me."), Message(.assistant, "Once")], maxOutputTokens: 200, purpose: .scene)
        _ = await Reading(try relayed(prefilling, plain), request)
        var first = request
        first.maxOutputTokens = 100
        #expect(prefilling.requests == [first])
        #expect(plain.requests == [request.withoutPrefill()])
        #expect(plain.requests.first?.maxOutputTokens == 200)
    }

    @Test func `Tokens are counted by the provider that would write`() async throws {
        let a = ScriptedModel(
            profile: .testing(provider: "a"), tokenCount: 7, [.failure(ModelError.testing(.unauthorized, .never))])
        let b = ScriptedModel(profile: .testing(provider: "b"), tokenCount: 9, [.text("b")])
        let relayed = try relayed(a, b)
        #expect(try await relayed.countTokens(.testing) == 7)
        _ = await Reading(relayed)
        #expect(try await relayed.countTokens(.testing) == 9)
    }
}
