import Accounts
import Foundation
import StoryDomain
import Testing

@Suite struct StoryEstimateTests {
    private let price = TokenPrice(input: 1, cachedInput: 0, output: 10, version: "test")

    @Test func `A story in windows costs what the benchmarks measured`() {
        let figures = WritingFigures(passWords: 1_000, showsWholeStory: false, price: price)
        let estimate = StoryEstimate(words: 10_000, figures: figures)
        // 17 characters of prompt a word at 4.4 a token; 1.35 tokens a word, setups of 700 and ten scenes of 210.
        #expect(estimate.likely.usage == TokenUsage(prompt: 38_636, output: 16_300))
        #expect(estimate.likely.cost == price.cost(of: estimate.likely.usage))
        #expect(estimate.likely.calls == 24)
        let twice = StoryEstimate(words: 20_000, figures: figures)
        #expect(twice.likely.usage.prompt == 77_272)
    }

    @Test func `A short story of a small model takes about what it was seen to take`() {
        // Three stories of 600 words took 1,885, 1,905 and 2,298 tokens of output, with 8, 10 and 14 calls.
        let figures = WritingFigures(passWords: 150, showsWholeStory: true, price: price)
        let estimate = StoryEstimate(words: 600, figures: figures)
        #expect((1_600...2_300).contains(estimate.likely.usage.output))
        #expect((7...14).contains(estimate.likely.calls))
        let tiny = StoryEstimate(words: 100, figures: figures)
        #expect(tiny.likely.seconds * 1.7 < estimate.likely.seconds)
    }

    @Test(arguments: [1, 300, 5_000, 200_000], [true, false])
    func `The worst is never below the likely`(words: Int, showsWholeStory: Bool) {
        for passWords in [150, 1_200] {
            for isEnglish in [true, false] {
                let figures = WritingFigures(
                    passWords: passWords, showsWholeStory: showsWholeStory, thinks: true, isEnglish: isEnglish,
                    price: price)
                let estimate = StoryEstimate(words: words, figures: figures)
                #expect(estimate.likely.usage.output > words)
                #expect(estimate.worst.usage.output > estimate.likely.usage.output)
                #expect(estimate.worst.usage.prompt > estimate.likely.usage.prompt)
                #expect(estimate.worst.cost > estimate.likely.cost)
                #expect(estimate.worst.seconds > estimate.likely.seconds)
                #expect(estimate.worst.calls > estimate.likely.calls)
            }
        }
    }
}
