import FoundationEssentials
import StoryDomain
import Testing

@Suite struct TokenPriceTests {
    private func price(write: Decimal? = Decimal(string: "2.5"), long: TokenPrice.LongPrompts? = nil) -> TokenPrice {
        TokenPrice(
            input: 2, cachedInput: Decimal(string: "0.2") ?? 0, cacheWrite: write, output: 10, longPrompts: long,
            version: "test")
    }

    private func dollars(_ digits: String) throws -> Decimal { try #require(Decimal(digits: digits)) }

    @Test func `Each kind of token costs its own, written to the cache too`() throws {
        let usage = TokenUsage(
            prompt: 1_000_000, cached: 500_000, cacheWritten: 400_000, thinking: 50_000, output: 50_000)
        // 0.1 fresh at 2, 0.5 cached at 0.2, 0.4 written at 2.5, 0.1 of answer at 10.
        #expect(price().cost(of: usage) == (try dollars("2.3")))
        #expect(price(write: nil).cost(of: usage) == (try dollars("2.1")))
    }

    @Test func `At most, all of the prompt is written to the cache`() throws {
        let usage = TokenUsage(prompt: 1_000_000, cached: 900_000, output: 0)
        #expect(price().mostCost(of: usage) == (try dollars("2.5")))
        #expect(price(write: nil).mostCost(of: usage) == 2)
        #expect(price(write: 1).mostCost(of: usage) == 2)
    }

    @Test func `A prompt above the limit makes the whole call dearer`() throws {
        let long = TokenPrice.LongPrompts(above: 272_000, inputFactor: 2, outputFactor: try dollars("1.5"))
        let short = TokenUsage(prompt: 272_000, output: 1_000)
        let longer = TokenUsage(prompt: 272_001, cacheWritten: 72_001, output: 1_000)
        #expect(price(long: long).cost(of: short) == price().cost(of: short))
        // (200,000 at 2 + 72,001 at 2.5) twice, and 1,000 at 15.
        #expect(price(long: long).cost(of: longer) == (try dollars("1.175005")))
    }

    @Test func `Cached and written tokens are never more than the prompt`() {
        let usage = TokenUsage(prompt: 10, cached: 8, cacheWritten: 8, output: 0)
        #expect(usage.cacheWritten == 2)
        #expect((usage + usage).cacheWritten == 4)
    }

    @Test func `A guess says that it is one`() {
        #expect(price().asGuess.version == TokenPrice.unknownVersion)
        #expect(price().asGuess.isUnknown && !price().isUnknown)
        #expect(price().asGuess.input == 2)
    }
}
