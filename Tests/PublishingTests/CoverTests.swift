import Foundation
import StoryDomain
import Testing

@testable import Publishing

/// The cover without a picture.
@Suite struct CoverTests {
    private func story(_ id: String, _ title: String, language: String = "en") throws -> Story {
        var story = try Samples.story(texts: [], title: title, language: language)
        story.id = StoryID(id)
        return story
    }

    @Test func `a story has one cover, and other stories have others`() throws {
        let covers = try (0..<40).map {
            String(decoding: CoverArt.svg(of: try story("k3v9t0c2m4\($0)", "T")), as: UTF8.self)
        }
        #expect(Set(covers).count == 40)
        #expect(String(decoding: CoverArt.svg(of: try story("k3v9t0c2m40", "T")), as: UTF8.self) == covers[0])
        #expect(covers.allSatisfy { Samples.fault(inXML: $0) == nil })
        // All motifs and palettes are met among so many.
        let grounds = Set(covers.map { $0.split(separator: "fill=\"")[1].prefix(7) })
        #expect(grounds.count >= 8)
    }

    @Test func `letters can be read on every palette`() {
        func light(_ colour: CoverColour) -> Double {
            let (red, green, blue) = colour.parts
            let linear = [red, green, blue].map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        }
        for palette in CoverPalette.all {
            let lights = [light(palette.ground), light(palette.ink)].sorted()
            #expect((lights[1] + 0.05) / (lights[0] + 0.05) >= 7, "\(palette.ground.hex) \(palette.ink.hex)")
        }
    }

    @Test(arguments: [
        "T", "The Ninth Wave", "A Lighthouse Keeper Finds a Message in a Bottle That Was Never Meant for Him",
        String(repeating: "W", count: 200), String(repeating: "so long a title ", count: 12), "第一章 星空下的灯塔看守人与漂流瓶里的秘密",
        String(repeating: "星空", count: 100), "حارس المنارة والرسالة في الزجاجة",
        "👩‍👩‍👧‍👦 🇩🇪 " + String(repeating: "👩‍👩‍👧‍👦", count: 90), "   ", "",
        "<script>alert('1')</script> & \"more\"",
    ])
    func `every title fits`(title: String) throws {
        let cover = CoverDrawing(Manuscript(try story("k3v9t0c2m4xq", title)))
        #expect(!cover.lines.isEmpty)
        for line in cover.lines {
            #expect(LineBreaking.width(line.text) * line.size <= CoverDrawing.width - 200, "\(line.text)")
            #expect((100...(CoverDrawing.height - 40)).contains(line.y))
        }
        let svg = String(decoding: CoverArt.svg(of: try story("k3v9t0c2m4xq", title)), as: UTF8.self)
        #expect(Samples.fault(inXML: svg) == nil)
        #expect(!svg.contains("<script"))
    }

    @Test func `lines are about equally long, and closing signs stay with what they close`() {
        let lines = LineBreaking.lines(of: "one two three four five six seven", width: 14, breaksWords: false)
        #expect(lines == ["one two three", "four five six seven"])
        let han = LineBreaking.lines(of: "星空下的灯塔。看守人", width: 6.2, breaksWords: false) ?? []
        #expect(han.joined() == "星空下的灯塔。看守人")
        #expect(han.allSatisfy { !$0.hasPrefix("。") })
        #expect(LineBreaking.lines(of: "unbreakable", width: 2, breaksWords: false) == nil)
    }
}
