/// Texts of one fixed form, such as ids: as a pattern for readers of the OpenAPI document, and as code.
package struct TextForm: Sendable {
    /// A regular expression (ECMA 262) for the whole text.
    let pattern: String
    /// One sentence for people whose text has another form.
    let advice: String
    let fits: @Sendable (String) -> Bool

    /// Takes the form twice; a test holds the two together.
    package init(_ pattern: String, _ advice: String, fits: @escaping @Sendable (String) -> Bool) {
        self.pattern = pattern
        self.advice = advice
        self.fits = fits
    }
}
