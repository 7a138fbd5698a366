import LanguageModels

/// Finds the model for a provider and a model's name; nil parts are left to the server's settings.
///
/// Throws where there is no such provider or model.
package typealias ModelFinder = @Sendable (_ provider: String?, _ model: String?) throws -> any LanguageModel
