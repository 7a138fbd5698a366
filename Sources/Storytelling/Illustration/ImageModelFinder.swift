import LanguageModels

/// Finds the models that draw for a provider and a model's name; nil parts are left to the server's settings. The relay is
/// empty where no provider is set up.
///
/// Throws where there is no such provider or model.
package typealias ImageModelFinder = @Sendable (_ provider: String?, _ model: String?) throws -> ImageRelay
