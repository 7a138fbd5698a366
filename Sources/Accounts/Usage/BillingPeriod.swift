import FoundationEssentials

/// A calendar month in UTC: what the limits of a plan are for.
package struct BillingPeriod: Hashable, Sendable, CustomStringConvertible {
    /// The year of the Gregorian calendar.
    package let year: Int
    /// 1 to 12.
    package let month: Int

    /// The month that `moment` is in.
    package init(containing moment: Date) {
        let day = Int((moment.timeIntervalSince1970 / Self.secondsADay).rounded(.down))
        // Years are counted from March, so that the leap day is a year's last day, and in cycles of 400 years.
        let shifted = day + Self.daysBeforeEpoch
        let cycle = (shifted >= 0 ? shifted : shifted - (Self.daysACycle - 1)) / Self.daysACycle
        let dayOfCycle = shifted - cycle * Self.daysACycle
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        self.month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)
    }

    /// Reads a name such as `2026-11`; nil for anything else.
    package init?(name: String) {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), (1...12).contains(month)
        else { return nil }
        self.init(year: year, month: month)
    }

    private init(year: Int, month: Int) {
        self.year = year
        self.month = month
    }

    /// The name as it is stored and shown, e.g. `2026-11`.
    package var name: String {
        let digits = String(year)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + (month < 10 ? "-0" : "-")
            + String(month)
    }

    package var description: String { name }

    /// The first moment of the month.
    package var start: Date {
        let shiftedYear = month <= 2 ? year - 1 : year
        let cycle = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfCycle = shiftedYear - cycle * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
        let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
        let day = cycle * Self.daysACycle + dayOfCycle - Self.daysBeforeEpoch
        return Date(timeIntervalSince1970: Double(day) * Self.secondsADay)
    }

    /// The first moment of the next month, when what was used counts no more.
    package var end: Date { next.start }

    private var next: BillingPeriod {
        month == 12 ? BillingPeriod(year: year + 1, month: 1) : BillingPeriod(year: year, month: month + 1)
    }

    private static let secondsADay = 86_400.0
    /// Days of 400 Gregorian years.
    private static let daysACycle = 146_097
    /// Days from 0000-03-01 to 1970-01-01.
    private static let daysBeforeEpoch = 719_468
}
