extension ATCommand where Answer == StorageChoice {
    /// `+CPMS=?`: which storages there are (TS 27.005 §3.2.2).
    public static var storageChoice: Self {
        Self("+CPMS=?", deadline: .seconds(10), informationText: .prefixed("+CPMS")) {
            lines throws(ATAnswerError) in
            guard let line = lines.first else {
                throw ATAnswerError(command: "+CPMS=?", lines: lines)
            }
            return StorageChoice(offered: line)
        }
    }
}

extension StorageChoice {
    /// `("SM","ME"),("SM"),("SM")` in all its shapes: with quotes or not, one name without
    /// brackets, one group for all, brackets around the whole.
    init(offered value: String) {
        var groups = ATParameters(value)
        if groups.count == 1, groups[string: 0]?.hasPrefix("(") == true {
            groups = ATParameters(groups[string: 0] ?? "")
        }
        let storages = { (text: String) in
            text.split(separator: ",").map { MessageStorage(rawValue: $0.unquoted) }
        }
        if groups.count > 3, !groups.isBracketed(0) {
            // More than three names and no brackets: one list.
            self.init(
                reading: groups.texts.flatMap(storages), writing: [], receiving: [])
        } else {
            let texts = groups.texts + ["", ""]
            self.init(
                reading: storages(texts[0]), writing: storages(texts[1]),
                receiving: storages(texts[2]))
        }
    }
}

extension ATCommand where Answer == StoragesInUse {
    /// `+CPMS?`: which storages are in use, and how full they are (TS 27.005 §3.2.2).
    public static var storagesInUse: Self {
        Self("+CPMS?", deadline: .seconds(10), informationText: .prefixed("+CPMS")) {
            lines throws(ATAnswerError) in
            guard let answer = lines.lazy.compactMap({ StoragesInUse(answer: $0) }).first else {
                throw ATAnswerError(command: "+CPMS?", lines: lines)
            }
            return answer
        }
    }
}

extension StoragesInUse {
    /// `"SM",3,30,"SM",3,30,"SM",3,30`, or as much of it as there is.
    init?(answer value: String) {
        let fields = ATParameters(value)
        let storage = { (position: Int) -> Storage? in
            guard let name = fields[string: position], let used = fields[number: position + 1],
                let total = fields[number: position + 2]
            else { return nil }
            return Storage(
                storage: MessageStorage(rawValue: name), use: StorageUse(used: used, total: total))
        }
        guard let reading = storage(0) else { return nil }
        self.init(reading: reading, writing: storage(3), receiving: storage(6))
    }
}

extension ATCommand where Answer == StorageUse {
    /// `+CPMS="SM","SM","SM"`: read from `reading`, write to and receive into `receiving`
    /// (TS 27.005 §3.2.2).
    public static func selectStorage(
        reading: MessageStorage, receiving: MessageStorage
    ) -> Self {
        storageUse("+CPMS=\"\(reading)\",\"\(receiving)\",\"\(receiving)\"")
    }

    /// `+CPMS="SR"`: read from `reading`, leave the others (TS 27.005 §3.2.2).
    public static func selectStorage(reading: MessageStorage) -> Self {
        storageUse("+CPMS=\"\(reading)\"")
    }

    /// The first two numbers: two, four or six come, with the names between them or without.
    private static func storageUse(_ text: String) -> Self {
        Self(text, deadline: .seconds(10), informationText: .prefixed("+CPMS")) {
            lines throws(ATAnswerError) in
            let numbers = ATParameters(lines.first ?? "").texts.compactMap { Int($0) }
            guard numbers.count >= 2 else { return StorageUse(used: 0, total: 0) }
            return StorageUse(used: numbers[0], total: numbers[1])
        }
    }
}
