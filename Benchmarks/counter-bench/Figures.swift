import Foundation

/// The same thing measured several times.
struct Figures {
    private let sorted: [Double]

    init(_ values: [Double]) {
        precondition(!values.isEmpty, "nothing was measured")
        sorted = values.sorted()
    }

    var least: Double { sorted[0] }
    var median: Double { sorted[sorted.count / 2] }
    var most: Double { sorted[sorted.count - 1] }
}

extension Double {
    /// With so many decimals.
    func text(_ decimals: Int) -> String { String(format: "%.\(decimals)f", self) }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }

    func seconds(_ decimals: Int) -> String { seconds.text(decimals) }
}

/// Prints a line at once, wherever the output goes.
func say(_ line: String) {
    print(line)
    fflush(nil)
}
