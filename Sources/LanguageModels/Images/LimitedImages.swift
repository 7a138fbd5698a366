/// Lets only so many drawings of a provider run at a time; the rest wait in the order in which they came.
package struct LimitedImages: ImageModel {
    private let base: any ImageModel
    private let limit: ConcurrencyLimit

    /// Limits `base`; models that share `limit` share its places.
    package init(_ base: any ImageModel, limit: ConcurrencyLimit) {
        self.base = base
        self.limit = limit
    }

    package var profile: ImageProfile { base.profile }

    package func picture(_ request: ImageRequest) async throws -> ImageAnswer {
        let slot = try await limit.acquire()
        // The place is given back when the slot is let go.
        defer { withExtendedLifetime(slot) {} }
        return try await base.picture(request)
    }
}
