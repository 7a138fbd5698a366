import JSONNotation
import LanguageModels
import StoryDomain
import TestSupport
import Testing

@testable import Storytelling

@Suite struct NearlyRightJSONTests {
    private let schema = PlanningSchema.outline(count: 2, eventsPerScene: 2, isLean: true)
    private let good = """
        {"title": "The Lamp", "scenes": [{"title": "Found", "description": "Mara finds a bottle, and opens it.", \
        "key_events": ["Mara lifts it", "Tom reads it"], "characters": ["Mara", "Tom"]}, {"title": "Lost", \
        "description": "The sea takes it.", "key_events": ["The sea rises", "Mara lets go"], "characters": ["Mara"]}]}
        """

    @Test(arguments: SpokenHabit.allCases.filter { $0.need != .prose && $0 != .dressedTitles && $0.need == .json })
    func `each habit of JSON is read as the plain object`(habit: SpokenHabit) throws {
        // A line break within a text is a space to whoever reads it.
        func read(_ text: String) throws -> String {
            try TolerantJSON.object(in: text, schema: schema).text.replacing("\\n", with: " ")
        }
        #expect(try read(habit.applied(to: good, isStructured: true)) == read(good))
    }

    @Test(arguments: [
        #"{"plan": {"outline": GOOD}}"#, #"{"result": [GOOD]}"#, #"{"title": "Other", "note": "x"} GOOD {"a": 1}"#,
        #"I think {the plan} should be {"title": "draft"}. GOOD"#, "GOOD\n\nI hope {this} helps.",
        #"{"$schema": "x", "type": "object", "properties": GOOD, "required": ["title"]}"#,
        #"{"type": "object", "properties": {"title": {"type": "string"}, "scenes": {"type": "array"}}} GOOD"#,
    ])
    func `the object that fits the schema wins`(frame: String) throws {
        let wanted = try TolerantJSON.object(in: good, schema: schema)
        #expect(try TolerantJSON.object(in: frame.replacing("GOOD", with: good), schema: schema) == wanted)
    }

    @Test func `a list alone, names in other spellings and single objects are taken for what they are`() throws {
        let list = try TolerantJSON.object(
            in: #"[{"Title": "Found", "keyEvents": "Mara lifts it; Tom reads it", "Characters": "Mara, Tom"}]"#,
            schema: schema)
        let scene = try #require(list["scenes"]?.array?.first)
        #expect(scene["title"]?.string == "Found")
        #expect(scene["key_events"]?.array?.compactMap(\.string) == ["Mara lifts it", "Tom reads it"])
        #expect(scene["characters"]?.array?.compactMap(\.string) == ["Mara", "Tom"])
        let map = try TolerantJSON.object(
            in: #"{"title": "T", "scenes": {"scene_1": {"title": "A"}, "scene_2": {"scene": {"title": "B"}}}}"#,
            schema: schema)
        #expect(map["scenes"]?.array?.compactMap { $0["title"]?.string } == ["A", "B"])
    }

    @Test func `quotes within a text that were not escaped stay in it`() throws {
        let value = try TolerantJSON.object(
            in: #"{"title": "The "Lamp" Room", "n": 'it's', m: None, // x"# + "\n\"k\": NaN}")
        #expect(value["title"]?.string == "The \"Lamp\" Room")
        #expect(value["n"]?.string == "it's")
        #expect(value["m"] == .null && value["k"] == .null)
    }

    @Test(arguments: [
        ("1. Mara runs\n2. Tom stays", ["Mara runs", "Tom stays"]),
        ("- Mara runs\n- Tom stays", ["Mara runs", "Tom stays"]),
        ("Mara runs; Tom stays", ["Mara runs", "Tom stays"]),
        ("1. Mara runs 2. Tom stays", ["Mara runs", "Tom stays"]),
        ("Mara, Ilo", ["Mara", "Ilo"]), ("玛拉、伊洛", ["玛拉", "伊洛"]),
        (
            "Mara runs down the long stair to the sea, and Tom stays behind her.",
            ["Mara runs down the long stair to the sea, and Tom stays behind her."]
        ),
    ])
    func `a list written as a text is taken apart`(text: String, parts: [String]) {
        #expect(SchemaShape.parts(of: text) == parts)
    }

    @Test(arguments: 0..<40)
    func `broken JSON is read or refused, never a crash or a hang`(seed: UInt64) {
        var generator = SystemRandomNumberGenerator()
        var scalars = Array(good.unicodeScalars)
        for _ in 0..<12 {
            let index = Int.random(in: 0..<scalars.count, using: &generator)
            scalars[index] = "{}[]\",:'\\/“” \n".unicodeScalars.randomElement(using: &generator) ?? " "
        }
        _ = try? TolerantJSON.object(in: String(String.UnicodeScalarView(scalars)), schema: schema)
        _ = try? TolerantJSON.object(in: String(repeating: "[{", count: 3_000), schema: schema)
    }
}

@Suite struct PlanTextTests {
    @Test(arguments: [
        ("Title: **The Lamp Room**", "The Lamp Room"), ("# The Lamp Room", "The Lamp Room"),
        ("\"The Lamp Room\"", "The Lamp Room"), ("Scene 1: **Found**", "Found"), ("Chapter 1: Chapter 1", ""),
        ("Chapter 2 – The Storm", "The Storm"), ("«La lampe»", "La lampe"), ("„Die Lampe“", "Die Lampe"),
        ("「灯塔」", "灯塔"),
        ("第一章 归来", "归来"), ("标题：《灯塔》", "灯塔"), ("Titel: Die Lampe", "Die Lampe"), ("Szene 3: Die Flut", "Die Flut"),
        ("Сцена 2: «Находка»", "Находка"), ("1. Found", "Found"), ("제1장: 등대", "등대"), ("Τίτλος: Ο φάρος", "Ο φάρος"),
        ("The Lamp", "The Lamp"), ("1984", "1984"), ("Mara: A Life", "Mara: A Life"), ("3:10 to Yuma", "3:10 to Yuma"),
        ("“One” and “Two”", "“One” and “Two”"), ("Part of the Sea", "Part of the Sea"), ("Epilogue", "Epilogue"),
        ("**Scene 4:** The *Red* Door", "The Red Door"), ("Scene 2", ""),
    ])
    func `titles lose their dress and nothing else`(title: String, bare: String) {
        #expect(PlanText.title(title) == bare)
    }

    @Test func `premises are read without what stands around them`() {
        let premise = "Mara wants the letter back, but the sea has it."
        for text in [
            "**Premise:** \(premise)", "Here is the premise:\n\n\(premise)", "# The Bottle\n\n\(premise)",
            "Premise: \(premise)\n\nWould you like me to write the story?", "Prämisse: \(premise)", "前提：\(premise)",
        ] {
            #expect(PremiseReading.premise(in: text) == premise)
        }
    }
}
