/// A manner in which pictures are drawn.
package struct PictureStyle: Sendable, Hashable {
    /// By which it is asked for, e.g. `watercolour`.
    package let name: String
    /// What it looks like, for people who choose.
    package let description: String
    /// What a model is told.
    let words: String
}
