import FoundationEssentials
import LanguageModels
import NIOHTTP1
import Testing

@testable import ModelProviders

@Suite struct RetryHintTests {
    private let now = Date(timeIntervalSince1970: 784_111_770)

    private func hint(_ headers: [(String, String)]) -> RetryHint {
        RetryHint(headers: HTTPHeaders(headers), now: now)
    }

    @Test func `Seconds, milliseconds and dates are read`() {
        #expect(hint([("Retry-After", "12")]).wait == .seconds(12))
        #expect(hint([("Retry-After", "0.5")]).wait == .milliseconds(500))
        #expect(hint([("retry-after-ms", "1500"), ("retry-after", "9")]).wait == .milliseconds(1500))
        #expect(hint([("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT")]).wait == .seconds(7))
        #expect(hint([("Retry-After", "Sun, 06 Nov 1994 08:00:00 GMT")]).wait == .zero)
        #expect(hint([("Retry-After", "soon")]).wait == nil)
        #expect(hint([("Retry-After", "-5")]).wait == nil)
        #expect(hint([]) == .none)
    }

    @Test func `Dates are counted through leap years`() {
        #expect(HTTPDate.seconds(of: "Thu, 01 Jan 1970 00:00:00 GMT") == 0)
        #expect(HTTPDate.seconds(of: "Tue, 29 Feb 2000 12:00:00 GMT") == 951_825_600)
        #expect(HTTPDate.seconds(of: "Sun, 22 Nov 2026 21:10:06 GMT") == 1_795_381_806)
        #expect(HTTPDate.seconds(of: "Sun Nov  6 08:49:37 1994") == nil)
    }

    @Test func `The server's word on retrying is heard`() {
        let no = hint([("x-should-retry", "false"), ("retry-after", "60")])
        #expect(no.disposition(for: .retry(after: nil)) == .notNow(after: .seconds(60)))
        #expect(no.disposition(for: .never) == .never)
        let yes = hint([("x-should-retry", "true")])
        #expect(yes.disposition(for: .never) == .retry(after: nil))
        #expect(RetryHint.none.disposition(for: .retry(after: .seconds(3))) == .retry(after: .seconds(3)))
    }
}
