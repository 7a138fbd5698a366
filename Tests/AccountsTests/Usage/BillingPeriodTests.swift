import Accounts
import Foundation
import Testing

@Suite struct BillingPeriodTests {
    @Test func `Every month of three centuries begins and ends where the calendar says`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for year in 1900...2200 {
            for month in 1...12 {
                let start = try #require(calendar.date(from: DateComponents(year: year, month: month, day: 1)))
                let end = try #require(calendar.date(byAdding: .month, value: 1, to: start))
                let first = BillingPeriod(containing: start)
                #expect(first == BillingPeriod(containing: end.addingTimeInterval(-0.001)))
                #expect(first.start == start)
                #expect(first.end == end)
                #expect(first.name == "\(year)-\(month < 10 ? "0" : "")\(month)")
                #expect(BillingPeriod(name: first.name) == first)
            }
        }
    }

    @Test(arguments: ["", "2026", "2026-13", "2026-00", "2026-1", "26-11", "2026-11-01", "2026-+1", "٢٠٢٦-١١"])
    func `Anything else is no name of a month`(name: String) {
        #expect(BillingPeriod(name: name) == nil)
    }
}
