/// Cuts a message into lexemes and remembers where each one stood.
struct Lexer {
    private var lexemes: [Lexeme] = []
    private var marks = ""
    private var kind = Lexeme.Kind.letters
    private var folded = ""
    private var isCapitalised = false
    private var range: Range<String.Index>?

    static func lexemes(of text: String) -> [Lexeme] {
        var lexer = Lexer()
        for index in text.unicodeScalars.indices {
            let end = text.unicodeScalars.index(after: index)
            lexer.take(text.unicodeScalars[index], at: index..<end)
        }
        lexer.finishLexeme()
        return lexer.lexemes
    }

    private mutating func take(_ scalar: Unicode.Scalar, at place: Range<String.Index>) {
        switch Folding(scalar) {
        case .nothing:
            break
        case .digit(let digit):
            extend(.digits, with: String(digit), at: place)
        case .letters(let letters):
            extend(.letters, with: letters, at: place)
            if range?.lowerBound == place.lowerBound {
                isCapitalised = !scalar.properties.isLowercase
            }
        case .separator(let mark):
            finishLexeme()
            marks.append(mark)
        }
    }

    private mutating func extend(
        _ kind: Lexeme.Kind, with more: String, at place: Range<String.Index>
    ) {
        if kind != self.kind { finishLexeme() }
        self.kind = kind
        folded += more
        range = (range?.lowerBound ?? place.lowerBound)..<place.upperBound
    }

    private mutating func finishLexeme() {
        guard let range else { return }
        lexemes.append(
            Lexeme(
                kind: kind, folded: folded, range: range,
                gap: lexemes.isEmpty ? .space : Gap(marks), followsMinus: marksEndInMinus,
                followsPoint: marks.last == ".", isCapitalised: isCapitalised))
        (folded, marks, self.range) = ("", "", nil)
    }

    /// A hyphen right before, with something other than a hyphen before it.
    private var marksEndInMinus: Bool {
        var marks = Substring(marks)
        if Gap(String(marks)) == .endOfPrice { marks = marks.dropFirst(2) }
        guard marks.last == "-", let before = marks.dropLast().last else { return false }
        return before != "-"
    }
}
