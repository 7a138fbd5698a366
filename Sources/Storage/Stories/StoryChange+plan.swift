import StoryDomain

/// The parts of a plan that a change holds.
extension StoryChange {
    /// The parts that are put in place.
    package var planParts: [PlanPart] {
        let parts: [PlanPart?] = [
            brief.map(PlanPart.brief), setupOptions.map(PlanPart.setups), premise.map(PlanPart.premise),
            outline.map(PlanPart.outline),
        ]
        return parts.compactMap(\.self)
    }

    /// Whether it replaces a part of the plan or what is noted of the story.
    var touchesPlan: Bool { !planParts.isEmpty || bible != nil || notes != nil || summary != nil }

    /// Puts a part in place.
    package mutating func put(_ part: PlanPart) {
        switch part {
        case .brief(let brief): self.brief = brief
        case .setups(let options): setupOptions = options
        case .premise(let premise): self.premise = premise
        case .outline(let outline): self.outline = outline
        }
    }

    /// The same without anything of the plan and the notes that follow from it; what would have been put in place is
    /// offered.
    package var withPlanOffered: StoryChange {
        var change = self
        change.offered += planParts
        (change.brief, change.setupOptions, change.premise, change.outline) = (nil, nil, nil, nil)
        (change.bible, change.notes, change.summary) = (nil, nil, nil)
        return change
    }
}
