/// A health report as an aligned table in plain text, for a terminal.
package struct HealthTable: Sendable, CustomStringConvertible {
    /// The whole table; each line ends with a line break.
    package let description: String

    /// Lays `report` out.
    package init(_ report: HealthReport) {
        var rows = [["Measure", "Value", "Limit", ""]]
        rows += Self.gatedRows(report)
        rows += Self.plainRows(report)
        var text = report.title.isEmpty ? "" : report.title + "\n\n"
        text += Self.aligned(rows)
        for stray in report.language?.strays ?? [] {
            text += "\nLanguage: section \(stray.section) is not in \(report.language?.asked ?? "")"
            text += stray.language == "und" ? "." : ", it looks like \(stray.language)."
        }
        for fault in report.ending.faults { text += "\nEnding: \(fault)." }
        for drift in report.names?.drifts ?? [] {
            text += "\nNames: “\(drift.variant)” (\(drift.position)) looks like “\(drift.name)”."
        }
        for beat in report.outline?.beats ?? [] where !beat.isCovered {
            text += "\nOutline: scene \(beat.scene) lacks “\(beat.event)” (\(Self.percent(beat.recall)) of its words)."
        }
        if let hits = report.slop?.hits, !hits.isEmpty {
            text += "\nSlop: " + hits.prefix(8).map { "\($0.phrase) \($0.count)" }.joined(separator: ", ") + "."
        }
        text += report.passes ? "\nAll gates passed.\n" : "\nNot all gates passed.\n"
        description = text
    }

    private static func gatedRows(_ report: HealthReport) -> [[String]] {
        report.gates.map { gate in
            let verdict = gate.passed ? "ok" : "FAIL"
            return switch gate.kind {
            case .length: ["Length score", number(gate.value, 1), "≥ \(number(gate.limit, 0))", verdict]
            case .duplicates: ["Duplicate paragraphs", number(gate.value, 0), "0", verdict]
            case .repetition:
                ["Repetition (worst 1,000 words)", percent(gate.value), "≤ \(percent(gate.limit))", verdict]
            case .echo: ["Echo of earlier sections", percent(gate.value), "≤ \(percent(gate.limit))", verdict]
            case .language: ["Scenes in another language", number(gate.value, 0), "0", verdict]
            case .ending: ["Ending", gate.passed ? "complete" : "incomplete", "complete", verdict]
            }
        }
    }

    private static func plainRows(_ report: HealthReport) -> [[String]] {
        var rows: [[String]] = []
        func add(_ name: String, _ value: String?) {
            if let value { rows.append([name, value, "", ""]) }
        }
        add("Words", report.asked.map { "\(report.words) of \($0)" } ?? "\(report.words)")
        add("Sections", "\(report.lengths.sections.count)")
        add("Sections within 10 %", report.lengths.withinTenPercent.map(percent))
        add("Variation of section length", report.lengths.variation.map { number($0, 2) })
        add("Repetition (whole)", percent(report.repetition.whole))
        add(
            "Echo, worst section",
            report.echo.worstSection.map { "\(percent(report.echo.worst)) (section \($0))" })
        add("Vocabulary (MATTR-500)", report.diversity.map { number($0, 3) })
        add("Slop per 1,000 words", report.slop.map { number($0.perThousand, 1) })
        add("Outline covered", report.outline.map { percent($0.coverage) })
        add("Outline in place", report.outline?.placement.map(percent))
        add("Outline in order (τ)", report.outline?.order.map { number($0, 2) })
        add("Names", report.names.map { "\($0.names.count)" })
        return rows
    }

    private static func aligned(_ rows: [[String]]) -> String {
        let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
        func padded(_ text: String, _ width: Int, right: Bool) -> String {
            let room = String(repeating: " ", count: max(0, width - text.count))
            return right ? room + text : text + room
        }
        return rows.map { row in
            let line = [
                padded(row[0], widths[0], right: false), padded(row[1], widths[1], right: true),
                padded(row[2], widths[2], right: true), row[3],
            ].joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }

    private static func percent(_ share: Double) -> String {
        number(share * 100, 1) + " %"
    }

    /// Fixed decimals, without a locale.
    private static func number(_ value: Double, _ decimals: Int) -> String {
        let scale = [1.0, 10, 100, 1_000][decimals]
        let scaled = Int((abs(value) * scale).rounded())
        let whole = "\(scaled / Int(scale))"
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard decimals > 0 else { return sign + whole }
        let fraction = "\(scaled % Int(scale))"
        return sign + whole + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }
}
