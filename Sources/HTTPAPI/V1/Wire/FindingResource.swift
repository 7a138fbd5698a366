    /// Takes a finding.
    init(_ finding: Finding) {
        kind = finding.kind.rawValue
        scene = finding.scene
        paragraph = finding.paragraph
        from = finding.range?.lowerBound
        to = finding.range?.upperBound
        text = finding.text
        advice = finding.advice
    }
}
