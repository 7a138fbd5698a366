extension Duration {
    /// Whole milliseconds, at least 1, as PostgreSQL's settings take them; 0 would mean "for ever" there.
    var wholeMilliseconds: Int {
        max(1, Int(self / .milliseconds(1)))
    }
}
