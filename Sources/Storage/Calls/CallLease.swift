import FoundationEssentials
import StoryDomain

/// The claim of a process on a call that it makes: for as long as it holds, the call's lines in the ledgers may be open.
///
/// It is stored with the line that opens the call, renewed by `CallLeases` while the call runs, and removed with the
/// line's end. Where it runs out, the process is gone, and whoever sees that closes the lines with an estimate of what
/// the call had used.
package struct CallLease: Sendable, Hashable {
    /// How long a call that is not heard of is believed to be under way, in seconds.
    package static let duration = 30.0

    package var call: CallID
    /// The story that the call is about; nil where it belongs to none that is stored.
    package var story: StoryID?
    /// The process, by the name of its worker; empty where no lock tells whether it is still there.
    package var holder: String
    package var until: Date
    /// What the call has used, by estimate, when the lease was stored or renewed last.
    package var usage: TokenUsage
    /// What its tokens cost; nil where that is not known.
    package var price: TokenPrice?

    /// A lease that begins at a moment.
    package init(
        call: CallID, story: StoryID?, holder: String = "", from moment: Date, usage: TokenUsage,
        price: TokenPrice? = nil
    ) {
        self.call = call
        self.story = story
        self.holder = holder
        self.until = moment.addingTimeInterval(Self.duration).roundedToMicroseconds
        self.usage = usage
        self.price = price
    }

    /// Reads a row of `call_lease`.
    init(row: SQLRow) throws {
        call = try row.value("call_id")
        story = try row.valueIfPresent("story_id")
        holder = try row.value("holder")
        until = try row.value("lease_until")
        usage = TokenUsage(
            prompt: try row.value("prompt_tokens"), thinking: try row.value("thinking_tokens"),
            output: try row.value("output_tokens"))
        price = try JSONColumn.valueIfPresent("price", of: row)
    }
}

/// Leases of calls, row by row.
extension SQLConnection {
    /// Stores a lease, unless the call has one.
    ///
    /// - Throws: `StorageError`.
    package func begin(_ lease: CallLease) throws {
        try execute(
            """
            INSERT INTO call_lease (call_id, story_id, holder, lease_until, prompt_tokens, thinking_tokens,
                output_tokens, price)
            VALUES (\(lease.call), \(lease.story), \(lease.holder), \(lease.until), \(lease.usage.prompt),
                \(lease.usage.thinking), \(lease.usage.output), \(try lease.price.map(JSONColumn.text)))
            ON CONFLICT (call_id) DO NOTHING
            """)
    }

    /// The lease of a call; nil where it has none.
    ///
    /// - Throws: `StorageError`.
    package func lease(of call: CallID) throws -> CallLease? {
        try rows("SELECT * FROM call_lease WHERE call_id = \(call)").first.map(CallLease.init(row:))
    }

    /// Removes the lease of a call whose lines are closed.
    ///
    /// - Throws: `StorageError`.
    package func endLease(of call: CallID) throws {
        try execute("DELETE FROM call_lease WHERE call_id = \(call)")
    }
}
