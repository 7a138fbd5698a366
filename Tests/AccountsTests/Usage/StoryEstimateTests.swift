import Accounts
import Foundation
import StoryDomain
import Testing

@Suite struct StoryEstimateTests {
    private let price = TokenPrice(input: 1, cachedInput: 0, output: 10, version: "test")

    @Test func `A story in windows costs what the benchmarks measured`() {
        let figures = WritingFigures(passWords: 1_000, showsWholeStory: false, price: price)
        let estimate = StoryEstimate(words: 10_000, figures: figures)
        // 17 characters of prompt a word at 4.4 a token; 1.35 tokens a word and three plans of 2,500.
        #expect(estimate.likely.usage == TokenUsage(prompt: 38_636, output: 21_000))
        #expect(estimate.likely.cost == price.cost(of: estimate.likely.usage))
        #expect(estimate.likely.calls == 25)
        let twice = StoryEstimate(words: 20_000, figures: figures)
        #expect(twice.likely.usage.prompt == 77_272)
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
