/// Work on many pieces on every core, with the results handed on in the order of the pieces.
enum OrderedWork {
  /// Works on pieces until there are no more.
  ///
  /// - Parameters:
  ///   - tools: One for each worker, such as a reader with its memory; a worker has it to itself.
  ///   - next: The next piece; `nil` after the last. Called on the calling task.
  ///   - work: Works on a piece, on any core.
  ///   - deliver: Takes a result, on the calling task.
  static func run<Tool: Sendable, Piece: Sendable, Made: Sendable>(
    tools: [Tool], next: () throws -> Piece?, work: @escaping @Sendable (Piece, inout Tool) async throws -> Made,
    deliver: (Made) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Done<Tool, Made>.self) { group in
      var tools = tools
      // Results that wait for an earlier one hold new pieces back, so that memory stays bounded.
      let window = tools.count * 3
      var begun = 0
      var delivered = 0
      var isLast = false
      var waiting: [Int: Made] = [:]
      while true {
        while !isLast, begun - delivered < window, let tool = tools.popLast() {
          guard let piece = try next() else {
            isLast = true
            tools.append(tool)
            break
          }
          let number = begun
          begun += 1
          group.addTask {
            var tool = tool
            let made = try await work(piece, &tool)
            return Done(number: number, made: made, tool: tool)
          }
        }
        guard delivered < begun, let done = try await group.next() else { return }
        tools.append(done.tool)
        waiting[done.number] = done.made
        while let made = waiting.removeValue(forKey: delivered) {
          delivered += 1
          try deliver(made)
        }
      }
    }
  }

  private struct Done<Tool: Sendable, Made: Sendable>: Sendable {
    var number: Int
    var made: Made
    var tool: Tool
  }

  /// The same for workers without tools.
  static func run<Piece: Sendable, Made: Sendable>(
    workers: Int, next: () throws -> Piece?, work: @escaping @Sendable (Piece) throws -> Made,
    deliver: (Made) throws -> Void
  ) async throws {
    try await run(
      tools: Array(repeating: NoTool(), count: workers), next: next, work: { piece, _ in try work(piece) },
      deliver: deliver)
  }

  private struct NoTool: Sendable {}
}
