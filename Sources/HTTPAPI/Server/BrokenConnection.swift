/// A connection that failed while a body was read: nobody is left to be told, so the framework gets its own error back.
struct BrokenConnection: Error {
    let cause: any Error
}
