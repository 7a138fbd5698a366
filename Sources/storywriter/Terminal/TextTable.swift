/// A table of plain text: columns as wide as their widest cell, two spaces apart.
enum TextTable {
    /// The rows, the first of them the heading; columns in `right` (from 0) are set to the right.
    static func text(_ rows: [[String]], right: Set<Int> = []) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        let lines = rows.map { row in
            row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                if right.contains(column) { return space + cell }
                return column == row.count - 1 ? cell : cell + space
            }.joined(separator: "  ")
        }
        return lines.joined(separator: "\n")
    }
}
