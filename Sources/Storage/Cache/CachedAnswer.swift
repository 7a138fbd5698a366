import FoundationEssentials
import StoryDomain

/// An answer that is kept, and what it saves to give it again.
package struct CachedAnswer: Sendable, Hashable {
    /// What was asked for, e.g. `premise`.
    package var operation: String
    package var provider: String
    package var model: String
    /// The answer as JSON text.
    package var json: String
    /// What the call used that each hit saves.
    package var usage: TokenUsage
    /// What that call cost, in US dollars.
    package var cost: Decimal

    /// Takes an answer's parts. Of `usage`, prompt and output count, thinking as output.
    package init(
        operation: String, provider: String, model: String, json: String, usage: TokenUsage, cost: Decimal
    ) {
        self.operation = operation
        self.provider = provider
        self.model = model
        self.json = json
        self.usage = usage
        self.cost = cost
    }

    /// What it counts against the bounds: its text, and a little for the row around it.
    var bytes: Int { json.utf8.count + 512 }
}
