internal import LanguagePacks

extension LanguagePack {
    /// What is said, with remarks behind it as far as they fit the message.
    public func adding(_ remarks: [AccessReply], to text: String) -> String {
        // One message in the GSM alphabet, or in letters outside it.
        let longest = file.alphabet.capacity()
        return remarks.reduce(text) { said, remark in
            let longer = said + " " + self.text(of: .access(remark))
            return longer.count <= longest ? longer : said
        }
    }
}
