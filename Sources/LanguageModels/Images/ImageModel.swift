import StoryDomain

/// A model that draws: a request in, a picture out. Providers and decorators are all one of these.
package protocol ImageModel: Sendable {
    /// Who this is, what it costs and what it can do.
    var profile: ImageProfile { get }

    /// Draws one picture.
    ///
    /// - Throws: `ModelError`; `.pictureRefused` where the provider's filter refuses what was asked or drawn.
    ///   `CancellationError` where the task was cancelled; the upstream call is closed then.
    func picture(_ request: ImageRequest) async throws -> ImageAnswer
}
