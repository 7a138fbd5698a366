import FoundationEssentials
import Yams

/// The leaves of a catalogue file. Each throws a `CatalogueError` that names the field and the line.
extension CatalogueReader {
    /// The error of a fault at `node`.
    ///
    /// - Parameter clause: What is wrong and what to do, without the full stop.
    func fault(_ node: Node, _ clause: String) -> CatalogueError {
        CatalogueError(
            file: file, line: node.mark?.line, message: clause.prefix(1).uppercased() + clause.dropFirst() + ".")
    }

    /// The members of a mapping.
    ///
    /// - Parameters:
    ///   - allowed: The keys that may occur; nil for any.
    func members(of node: Node, named name: String, allowed: [String]?) throws(CatalogueError) -> [String: Node] {
        guard case .mapping(let mapping) = node else { throw fault(node, "\(name) must be a list of keys and values") }
        var members: [String: Node] = [:]
        for (key, value) in mapping {
            guard case .scalar(let scalar) = key else { throw fault(key, "a key in \(name) must be a word") }
            if let allowed, !allowed.contains(scalar.string) {
                let choice = allowed.joined(separator: ", ")
                throw fault(key, "\(name) has no field \(scalar.string); use \(choice)")
            }
            members[scalar.string] = value
        }
        return members
    }

    /// The items of a sequence.
    func items(of node: Node, named name: String) throws(CatalogueError) -> [Node] {
        guard case .sequence(let sequence) = node else {
            throw fault(node, "\(name) must be a list, with - before each")
        }
        return Array(sequence)
    }

    /// A scalar, as it is written.
    func text(_ node: Node, _ field: String) throws(CatalogueError) -> String {
        guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
            throw fault(node, "\(field) must be a word or a number")
        }
        return scalar.string
    }

    /// A whole number above 0.
    func count(_ node: Node, _ field: String) throws(CatalogueError) -> Int {
        guard let count = Int(try text(node, field)), count > 0 else {
            throw fault(node, "\(field) must be a whole number above 0")
        }
        return count
    }

    /// `true` or `false`.
    func flag(_ node: Node, _ field: String) throws(CatalogueError) -> Bool {
        guard let flag = Bool(try text(node, field)) else { throw fault(node, "\(field) must be true or false") }
        return flag
    }

    /// US dollars: digits with at most one point. Read from the digits, not through a binary fraction.
    func amount(_ node: Node, _ field: String) throws(CatalogueError) -> Decimal {
        let digits = try text(node, field)
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        let isNumber =
            (1...2).contains(parts.count)
            && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
        guard isNumber, let amount = Decimal(string: digits) else {
            throw fault(node, "\(field) must be dollars for a million tokens, such as 0.75")
        }
        return amount
    }

    /// A day as `2027-01-01`.
    func day(_ node: Node) throws(CatalogueError) -> String {
        let day = try text(node, "from")
        let lengths = day.split(separator: "-").map(\.count)
        guard lengths == [4, 2, 2], day.allSatisfy({ $0 == "-" || ($0.isASCII && $0.isNumber) }) else {
            throw fault(node, "from must be a day such as 2027-01-01")
        }
        return day
    }
}
