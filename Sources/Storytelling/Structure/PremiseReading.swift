import StoryDomain

/// Reads a premise out of a model's answer.
enum PremiseReading {
    /// The first three whole sentences of `text`, without labels and quotes; nil where there is no letter in it.
    ///
    /// Sentences, not pieces split at full stops: "Dr. Grey" stays whole.
    ///
    /// - Parameter language: what it should be in; its abbreviations count.
    static func premise(in text: String, language: LanguageTag? = nil) -> String? {
        var line = PlanText.line(withoutAnnouncement(text))
        if let colon = line.prefix(24).firstIndex(where: { $0 == ":" || $0 == "：" }),
            labels.contains(String(WordCount.folded(Headings.plain(line[..<colon])).trimmingPrefix("the ")))
        {
            line = PlanText.line(String(line[line.index(after: colon)...]))
        }
        let sentences = Sentences.split(line, limit: 3, language: language).map { PromptData.line(String($0)) }
        let premise = Sentences.joined(sentences)
        return premise.contains(where: \.isLetter) && !premise.hasPrefix("{") ? premise : nil
    }

    /// The brief's own words, where the model gave none.
    static func fallback(for brief: Brief) -> String {
        let said = [brief.idea, brief.setup.characterInput, brief.setup.plotElements, brief.setup.storySetting]
        return said.map(PromptData.line).first { !$0.isEmpty } ?? StockPlan.words(in: brief.language).story
    }

    /// Lines before the premise that announce or head it are none of it, nor is talk behind it.
    private static func withoutAnnouncement(_ text: String) -> String {
        let lines = Paragraphs.split(text)
        let kept = lines.drop {
            switch LineRules.kind(of: $0, atStart: true, titles: []) {
            case .decoration, .rule, .blank: true
            case .prose, .closing, .metaText: false
            }
        }
        var told = kept.isEmpty ? lines[...] : kept
        while told.count > 1, let last = told.last,
            case .metaText = LineRules.kind(of: last, atStart: false, titles: [])
        {
            told.removeLast()
        }
        return told.joined(separator: "\n")
    }

    private static let labels: Set<String> = [
        "premise", "story premise", "prämisse", "prémisse", "premisa", "premessa", "premissa", "przesłanka", "premisse",
        "premiss", "премиса", "предпосылка", "завязка", "замысел", "θέμα", "υπόθεση", "öncül", "önerme", "الفرضية",
        "المقدمة",
        "הנחת היסוד", "प्रस्तावना", "आधार", "แก่นเรื่อง", "tiền đề", "premis", "前提", "故事前提", "プレミス", "전제", "설정",
    ]
}
