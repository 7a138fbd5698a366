import Foundation
import Publishing
import StoryDomain
import TestSupport

/// How long a book takes that is as long as any, with 20 pictures, and how much memory.
struct BooksBenchmark {
    private static let words = 100_000
    private static let scenes = 40
    private static let pictures = 20
    /// Of one picture: about what a model's JPEG of 1,024 by 1,024 has.
    private static let pictureBytes = 1_000_000
    private static let mostSeconds = 3.0
    private static let mostMegabytes = 200.0
    private static let pause = Duration.milliseconds(2)
    private static let sentences = [
        "The keeper climbed the last of the stairs and set the lamp upon the table, where the glass threw a ring of light.",
        "Nobody had written to the island in eleven years, and the bottle lay on the sill, green and dull.",
        "She looked at him for a long while; the wind had turned, and somewhere below a shutter beat against the wall.",
    ]

    let arguments: BenchArguments

    /// Measures the program's `export`, reading the story from a file included.
    func figures() async throws -> [Figure] {
        guard let program = arguments.program else {
            return [Figure("books", "not measured: `swift build -c release --product storywriter` makes the program")]
        }
        return try await withTemporaryFolder { folder in
            let source = folder.path(of: "story.json")
            let file = try StoryExport.render(try Self.story(), pictures: Self.drawn(), as: .json)
            try file.write(to: URL(fileURLWithPath: source))
            var figures: [Figure] = []
            for format in [ExportFormat.epub, .docx, .html] {
                let name = "\(format.rawValue) of \(Self.words) words with \(Self.pictures) pictures of 1 MB"
                let reading = try await Self.measured(
                    Program(program, ["export", source, "--out", folder.path(of: "book.\(format.rawValue)")]))
                guard format == .epub else {
                    figures.append(
                        Figure(
                            name,
                            Figure.Unit.seconds.text(reading.seconds) + ", "
                                + Figure.Unit.megabytes.text(reading.megabytes)))
                    continue
                }
                figures.append(Figure(name, reading.seconds, atMost: Self.mostSeconds, unit: .seconds))
                figures.append(
                    Figure("its most memory", reading.megabytes, atMost: Self.mostMegabytes, unit: .megabytes))
            }
            return figures
        }
    }

    /// The seconds that a program takes, and the most memory that it had at one time.
    private static func measured(_ program: Program) async throws -> (seconds: Double, megabytes: Double) {
        let process = program.process()
        process.standardError = FileHandle.nullDevice
        let begun = ContinuousClock.now
        try process.run()
        let meter = ProcessMeter(pid: process.processIdentifier)
        var peak = 0.0
        while process.isRunning {
            peak = max(peak, (try? meter.peakBytes) ?? 0)
            try await Task.sleep(for: pause)
        }
        let took = ContinuousClock.now - begun
        guard process.terminationStatus == 0 else { throw BenchError("The program could not export a book.") }
        return (took / .seconds(1), peak / 1_000_000)
    }

    private static func story() throws -> Story {
        let brief = try Brief(idea: BenchStory.idea, length: StoryLength(words: words), title: "The Ninth Wave")
        var story = Story(
            id: StoryID("k3v9t0c2m4xq"), brief: brief, createdAt: Date(timeIntervalSince1970: 1_795_000_000))
        for scene in 1...scenes {
            var written = 0
            var paragraph = 0
            while written < words / scenes {
                paragraph += 1
                let text = (0..<4).map { sentences[(paragraph + $0) % sentences.count] }.joined(separator: " ")
                let count = text.split(separator: " ").count
                story.passages.append(
                    Passage(
                        position: PassagePosition(scene: scene, paragraph: paragraph), text: text, words: count,
                        author: .init(provider: "none", model: "none", call: CallID("c\(scene)"))))
                written += count
            }
        }
        story.status = .complete
        return story
    }

    /// Files that have a JPEG's head and noise behind it: books take them as they are.
    private static func drawn() -> [PublishedPicture] {
        (1...pictures).map { number in
            var noise = UInt64(number)
            var bytes: [UInt8] = [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 4, 0, 4, 0, 3]
            bytes += (0..<(pictureBytes - bytes.count)).map { _ in
                noise = noise &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(noise >> 56)
            }
            return PublishedPicture(
                kind: number == 1 ? .cover : .scene, scene: number == 1 ? nil : number, alt: "A picture",
                mediaType: "image/jpeg", width: 1_024, height: 1_024, bytes: Data(bytes))
        }
    }
}
