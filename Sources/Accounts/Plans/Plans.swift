/// All plans there are, and the one of users who were given none.
package struct Plans: Sendable, Hashable {
    private let byName: [String: Plan]
    /// The plan of users who were given none.
    package let standard: Plan

    /// Takes plans and which of them is the default; later ones replace earlier ones of their name.
    package init(_ plans: [Plan], standard: Plan) {
        var byName = Dictionary(plans.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        byName[standard.name] = standard
        self.byName = byName
        self.standard = standard
    }

    /// One plan without limits, for a machine of one's own.
    package static let unlimited = Plans([], standard: Plan(name: "unlimited", limits: .none))

    /// All plans, sorted by name.
    package var all: [Plan] { byName.values.sorted { $0.name < $1.name } }

    /// The plan of this name, or nil.
    package subscript(name: String) -> Plan? { byName[name] }

    /// The plan of this name, or the default one where there is none of it.
    package func plan(named name: String?) -> Plan {
        name.flatMap { byName[$0] } ?? standard
    }
}
