import StoryDomain

extension StoryFindings {
    /// Measures a stored story and looks through it, with an eye for a model's talk about its work.
    package static func examine(_ story: Story) -> (report: HealthReport, findings: StoryFindings) {
        let text = MeasuredText(story: story)
        let report = HealthReport(of: text, asked: story.brief.length.words, outline: story.outline)
        return (report, StoryFindings(of: text, report: report, outline: story.outline, isTalk: { MetaText.opens($0) }))
    }
}
