import FoundationEssentials

/// Moments as databases and files keep them: whole microseconds since 1970, which a `Double` of seconds still tells
/// apart for thousands of years, so that what is read back equals what was written.
extension Date {
    /// The moment `microseconds` after 1970-01-01T00:00:00Z.
    package init(microsecondsSince1970 microseconds: Int64) {
        self.init(timeIntervalSince1970: Double(microseconds) / 1_000_000)
    }

    /// Whole microseconds since 1970-01-01T00:00:00Z, rounded to the nearest; the ends of `Int64` beyond them and for
    /// what is no number.
    package var microsecondsSince1970: Int64 {
        let microseconds = (timeIntervalSince1970 * 1_000_000).rounded()
        return Int64(exactly: microseconds) ?? (microseconds > 0 ? .max : .min)
    }

    /// This moment as it comes back from storage.
    package var roundedToMicroseconds: Date {
        Date(microsecondsSince1970: microsecondsSince1970)
    }
}
