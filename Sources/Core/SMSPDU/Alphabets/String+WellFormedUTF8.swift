extension String {
    /// A copy of bytes that are UTF-8 by the way they were written.
    ///
    /// They are not checked again, which would take longer than reading the message did. The
    /// alphabets write them: whole characters from a table, or from UTF-16 whose surrogates were
    /// paired or replaced. The fuzzer checks what they write.
    init(wellFormedUTF8 bytes: UnsafeMutableBufferPointer<UInt8>, count: Int) {
        let written = UnsafeBufferPointer(rebasing: bytes[..<count])
        self.init(copying: UTF8Span(unchecked: written.span))
    }
}
