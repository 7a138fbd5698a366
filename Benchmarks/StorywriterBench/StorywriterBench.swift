@main
struct StorywriterBench {
    static func main() async {}
}
