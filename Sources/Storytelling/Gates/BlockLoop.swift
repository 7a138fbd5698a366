/// Finds a block of text that is repeated at the end of a stream.
enum BlockLoop {
    /// Shorter blocks are refrains.
    static let shortest = 32
    /// Longer blocks hold sentences, which are compared as such.
    static let longest = 400
    /// How often in succession makes a loop.
    static let times = 3
    /// Scalars that are worth keeping.
    static let reach = longest * times

    /// The length of the block that `text` ends in three times, or nil.
    static func period(of text: [UInt32]) -> Int? {
        text.withUnsafeBufferPointer { scalars in
            let count = scalars.count
            guard count >= shortest * times else { return nil }
            for period in shortest...longest where period * times <= count {
                var index = count - 1
                let last = count - period * (times - 1)
                while index >= last, scalars[index] == scalars[index - period] { index -= 1 }
                if index < last { return period }
            }
            return nil
        }
    }
}
