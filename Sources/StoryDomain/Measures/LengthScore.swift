/// How near a text came to the length asked for, from 0 to 100.
///
/// The length score Sl of LongWriter's evaluation: for y words where x were asked,
/// y > x: 100 · max(0, 1 − (y/x − 1)/3), otherwise 100 · max(0, 1 − (x/y − 1)/2). Too little is punished harder than
/// too much: 5 % over is 98.3, 5 % under 97.4, half 50, double 66.7.
package enum LengthScore {
    /// The score of `got` words where `asked` were asked for.
    ///
    /// - Returns: 0 where nothing was written; nil where nothing was asked.
    package static func score(asked: Int, got: Int) -> Double? {
        guard asked > 0 else { return nil }
        guard got > 0 else { return 0 }
        let ratio = Double(got) / Double(asked)
        return ratio > 1 ? 100 * max(0, 1 - (ratio - 1) / 3) : 100 * max(0, 1 - (1 / ratio - 1) / 2)
    }
}
