import Accounts
import Foundation
import StoryDomain
import Testing

@Suite struct RequestRateTests {
    @Test func `A user gets the limit in a minute, and again in the next`() throws {
        let clock = try HandClock()
        let rate = RequestRate(now: clock.now)
        let ann = try Samples.user("ann")
        let bob = try Samples.user("bob")
        clock.advance(by: 20)
        let admitted = (0..<5).map { _ in rate.count(ann, limit: 3) }
        #expect(admitted.map(\.isAdmitted) == [true, true, true, false, false])
        #expect(admitted.map(\.remaining) == [2, 1, 0, 0, 0])
        #expect(admitted.last?.resetsIn == .seconds(40))
        #expect(rate.count(bob, limit: 3).remaining == 2)
        clock.advance(by: 40)
        let next = RateCount(isAdmitted: true, limit: 3, remaining: 2, resetsIn: .seconds(60))
        #expect(rate.count(ann, limit: 3) == next)
        #expect(!rate.count(ann, limit: 0).isAdmitted)
        #expect(rate.count(ann, limit: nil).isAdmitted)
        clock.advance(by: -3_600)
        #expect(rate.count(ann, limit: 1).isAdmitted)
    }

    @Test func `A thousand users do not take more room than there is`() throws {
        let clock = try HandClock()
        let rate = RequestRate(mostUsers: 10, now: clock.now)
        for number in 0..<1_000 {
            #expect(rate.count(try Samples.user("user-\(number)"), limit: 1).isAdmitted)
        }
        // At most ten of them are remembered.
        let refused = try (0..<1_000).count { !rate.count(try Samples.user("user-\($0)"), limit: 1).isAdmitted }
        #expect(refused <= 10)
    }
}
