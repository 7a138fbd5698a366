/// The models that draw, in the operator's order: where one fails, the next is asked; those that failed rest, as in
/// `Relayed`.
///
/// A picture that a provider's filter refused is not carried to the next one: what one finds unfit is not to be shopped
/// for, and the writer can change the words.
package struct ImageRelay: Sendable {
    /// The models, the preferred one first; may be empty.
    package let models: [any ImageModel]
    private let rests: ProviderRests

    /// Relays between `models`.
    ///
    /// - Parameters:
    ///   - models: one stack per provider.
    ///   - clock: what rests are measured by.
    package init(_ models: [any ImageModel], clock: any Clock<Duration> = ContinuousClock()) {
        self.models = models
        self.rests = ProviderRests(count: models.count, clock: clock)
    }

    /// Tries one model after the other.
    ///
    /// - Parameters:
    ///   - fits: whether a model may be asked.
    ///   - draw: has one model draw, with whatever belongs to it, such as its call in the books.
    /// - Throws: `ModelError`, `.noProviderLeft` where none is left; what else `draw` throws, at once.
    package func first<Output: Sendable>(
        where fits: (ImageProfile) -> Bool = { _ in true }, _ draw: (any ImageModel) async throws -> Output
    ) async throws -> Output {
        let order = rests.order()
        var failures = order.refused.filter { fits(models[$0.key].profile) }
        for index in order.willing where fits(models[index].profile) {
            do {
                let output = try await draw(models[index])
                rests.clear(index)
                return output
            } catch let error as ModelError {
                rests.note(error, of: index, hasText: false)
                if error.code == .pictureRefused || error.code == .promptBlocked { throw error }
                failures[index] = error
            }
        }
        throw ModelError.noProvider(of: failures.sorted { $0.key < $1.key }.map(\.value))
    }
}
