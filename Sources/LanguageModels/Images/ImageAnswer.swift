import StoryDomain

/// A picture that was drawn.
package struct ImageAnswer: Sendable, Hashable {
    /// Its bytes, read and written anew.
    package var file: PictureFile
    /// The model as the provider names it in its answer, where it does.
    package var servedModel: String?

    /// Takes an answer's parts.
    package init(file: PictureFile, servedModel: String? = nil) {
        self.file = file
        self.servedModel = servedModel
    }
}
