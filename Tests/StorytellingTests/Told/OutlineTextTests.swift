import StoryDomain
import Storytelling
import Testing

@Suite struct OutlineTextTests {
    @Test func `an outline survives being text`() throws {
        let outline = try #require(try Samples.planned(scenes: 4).outline)
        let read = OutlineText.scenes(in: OutlineText.text(of: outline))
        #expect(read.map(\.title) == outline.scenes.map(\.title))
        #expect(read.map(\.description) == outline.scenes.map(\.description))
        #expect(read.map(\.keyEvents) == outline.scenes.map(\.keyEvents))
    }

    @Test(
        arguments: [
            ("1. The Bottle: Mara finds it.\n2) The Storm\nThe lamp goes out.", ["The Bottle", "The Storm"]),
            ("# Outline\n\n**Chapter One: Dusk**\nIt begins.\n\n**Chapter Two: Dawn**", ["Dusk", "Dawn"]),
            ("Scene 1 – Dusk\n1. Mara lifts the stone\n2. Tom runs\nScene 2", ["Dusk", "Scene 2"]),
            ("Mara finds a bottle.\n\nThe storm comes.", ["Part 1", "Part 2"]),
        ])
    func `scenes are found in what people write`(text: String, titles: [String]) {
        #expect(OutlineText.scenes(in: text).map(\.title) == titles)
    }

    @Test func `what follows a scene's line is its description, lists are its beats`() {
        let scenes = OutlineText.scenes(
            in: "Scene 1: Dusk\nIt is late.\n- Mara lifts the stone\n1. Tom runs\nScene 2: Dawn")
        #expect(scenes[0].description == "It is late.")
        #expect(scenes[0].keyEvents == ["Mara lifts the stone", "Tom runs"])
        #expect(scenes[1].description == "Dawn")
        #expect(OutlineText.scenes(in: " \n… !").isEmpty)
    }
}
