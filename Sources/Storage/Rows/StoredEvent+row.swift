import FoundationEssentials
import StoryDomain

extension StoredEvent {
    /// Reads a row of `run_event`.
    init(row: SQLRow) throws {
        self.init(
            sequence: try row.value("sequence"),
            event: RunEvent(
                kind: try row.value("kind"),
                message: try row.value("message"),
                details: try JSONColumn.value("details", of: row),
                at: try row.value("happened_at")
            )
        )
    }
}
