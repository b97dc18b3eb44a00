/// Places on a circle, in whole units.
enum Circle {
  /// The places, from the top on, clockwise.
  static func places(_ count: Int, radius: Int, centre: (x: Int, y: Int)) -> [(x: Int, y: Int)] {
    (0..<count).map { index in
      let turn = Double(index) / Double(max(count, 1)) * 2 * Double.pi
      return (centre.x + Int(Double(radius) * sine(turn)), centre.y - Int(Double(radius) * sine(turn + Double.pi / 2)))
    }
  }

  /// The sine by its series, after bringing the angle near to nought; good to a millionth.
  static func sine(_ angle: Double) -> Double {
    var angle = angle.truncatingRemainder(dividingBy: 2 * Double.pi)
    if angle > Double.pi { angle -= 2 * Double.pi }
    let square = angle * angle
    var (term, sum) = (angle, angle)
    for step in 1...9 {
      term *= -square / Double((2 * step) * (2 * step + 1))
      sum += term
    }
    return sum
  }
}
