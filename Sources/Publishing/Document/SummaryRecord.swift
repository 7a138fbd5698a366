/// A summary in the exported JSON.
struct SummaryRecord: Codable {
    var text: String
    var throughScene: Int
}
