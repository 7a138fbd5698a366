import JSONNotation
import StoryDomain
import Storytelling

/// What the calls of a run to one model took.
struct AGUIUsage: Sendable, Hashable {
    let provider: String
    let model: String
    private(set) var usage: TokenUsage

    /// Takes the first call to a model.
    init(_ spending: CopilotSpending) {
        provider = spending.provider
        model = spending.model
        usage = spending.usage
    }

    /// Adds a call, where it was to this model.
    ///
    /// - Returns: whether it was.
    mutating func add(_ spending: CopilotSpending) -> Bool {
        guard spending.provider == provider, spending.model == model else { return false }
        usage = usage + spending.usage
        return true
    }

    /// As the protocol counts: cached tokens are part of the input, thoughts of the output. Providers that do not tell
    /// these two are not distinguished from those that had none, so zeros are left out.
    var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("provider", .string(provider)), .init("model", .string(model)),
            .init("inputTokens", .integer(usage.prompt)),
            .init("outputTokens", .integer(usage.output + usage.thinking)),
            .init("totalTokens", .integer(usage.total)),
        ]
        if usage.thinking > 0 { members.append(.init("reasoningTokens", .integer(usage.thinking))) }
        if usage.cached > 0 { members.append(.init("cachedInputTokens", .integer(usage.cached))) }
        if usage.cacheWritten > 0 { members.append(.init("cacheWriteInputTokens", .integer(usage.cacheWritten))) }
        return .object(members)
    }
}
