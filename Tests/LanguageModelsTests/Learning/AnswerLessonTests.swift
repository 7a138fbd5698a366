import StoryDomain
import TestSupport
import Testing

@testable import LanguageModels

/// What counts and ends of answers say of a model.
@Suite struct AnswerLessonTests {
    private func lesson(
        _ text: String, _ finish: FinishReason, asked: Int = 1_000, usage: TokenUsage? = nil, thoughts: Int = 0,
        allowance: Int? = nil
    ) -> AnswerLesson {
        let request = ModelRequest(
            messages: [Message(.user, String(repeating: "word ", count: 400))], maxOutputTokens: asked, purpose: .scene)
        var profile = ModelProfile.testing(contextTokens: 32_768)
        profile.capabilities.thinkingAllowance = allowance
        return AnswerLesson(
            request: request, profile: profile, text: text,
            completion: Completion(finish: finish, usage: usage, thoughtCharacters: thoughts))
    }

    private let prose = String(repeating: "The old keeper went up the stairs again. ", count: 60)

    @Test func `An answer that ends at its limit with far less than was allowed was eaten`() {
        #expect(lesson("", .length).isEaten)
        #expect(lesson("A few words.", .length).isEaten)
        #expect(lesson("<think>\n" + prose, .length).isEaten)
        #expect(!lesson(prose + prose, .length).isEaten)
        #expect(!lesson("A few words.", .stop).isEaten)
    }

    @Test func `Tokens a word are measured on prose without thoughts`() throws {
        let usage = TokenUsage(prompt: 500, output: 720)
        #expect(try #require(lesson(prose, .stop, usage: usage).tokensPerWord) == 1.5)
        #expect(lesson(prose, .stop, usage: usage, thoughts: 900).tokensPerWord == nil)
        #expect(lesson(prose, .stop, usage: usage, allowance: 2_048).tokensPerWord == nil)
        #expect(lesson("Few words here.", .stop, usage: usage).tokensPerWord == nil)
        #expect(lesson(prose, .stop, usage: TokenUsage(prompt: 500, output: 9_000)).tokensPerWord == nil)
    }

    @Test func `A context shows itself where the sum of both is a size that servers are set to`() {
        #expect(lesson(prose, .length, usage: TokenUsage(prompt: 3_500, output: 596)).reachedContext == 4_096)
        #expect(lesson(prose, .length, usage: TokenUsage(prompt: 3_500, output: 640)).reachedContext == nil)
        #expect(lesson(prose, .length, usage: TokenUsage(prompt: 3_096, output: 1_000)).reachedContext == nil)
        #expect(lesson(prose, .stop, usage: TokenUsage(prompt: 3_500, output: 596)).reachedContext == nil)
        let thought = TokenUsage(prompt: 3_500, thinking: 500, output: 96)
        #expect(lesson("", .length, usage: thought).reachedContext == nil)
    }

    @Test(arguments: [(500, 0, 2_048), (1_500, 2_048, nil), (1_900, 2_048, 4_096), (7_000, 8_192, 16_384)])
    func `The room for thoughts grows before it is too small`(thoughts: Int, current: Int, next: Int?) {
        #expect(ThinkingSteps.allowance(for: thoughts, over: current) == next)
    }
}

/// Servers' counts of prompts against our estimates.
@Suite struct PromptCountsTests {
    @Test func `Counts that agree give a scale`() {
        var counts = PromptCounts()
        for estimate in [1_000, 1_500, 2_000] {
            #expect(counts.take(count: estimate * 3 / 2, estimate: estimate, language: "pl") == .scale(1.5))
        }
    }

    @Test func `A count that stays the same while prompts grow is a limit`() {
        var counts = PromptCounts()
        for estimate in [1_000, 1_800, 2_600, 3_400, 4_200] {
            _ = counts.take(count: estimate, estimate: estimate, language: "en")
        }
        #expect(counts.take(count: 4_095, estimate: 6_800, language: "en") == .nothing)
        #expect(counts.take(count: 4_095, estimate: 7_800, language: "en") == .cutOff(at: 4_096))
    }

    @Test func `A server that leaves cached tokens out of its count cuts nothing off`() {
        var counts = PromptCounts()
        for estimate in [400, 700, 1_000] { _ = counts.take(count: estimate, estimate: estimate, language: "en") }
        for (index, count) in [1_010, 980, 1_040, 1_000, 1_020, 990, 1_030, 1_005].enumerated() {
            let verdict = counts.take(count: count, estimate: 2_000 + index * 900, language: "en")
            if case .cutOff = verdict { Issue.record("call \(index)") }
        }
    }

    @Test func `Another way of counting is no limit`() {
        var counts = PromptCounts()
        for estimate in [1_000, 2_000, 3_000] { _ = counts.take(count: estimate, estimate: estimate, language: "en") }
        for estimate in [3_500, 4_500, 5_500, 6_500, 7_500, 8_500] {
            let verdict = counts.take(count: estimate / 2, estimate: estimate, language: "en")
            if case .cutOff = verdict { Issue.record("estimate \(estimate)") }
        }
    }
}
