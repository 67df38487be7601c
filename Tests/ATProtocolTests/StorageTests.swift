import ATProtocol
import Testing

@Suite struct StorageTests {
    @Test(
        arguments: [
            // TS 27.005, and most modems.
            ("+CPMS: (\"SM\",\"ME\"),(\"SM\"),(\"ME\",\"SM\")", "SM ME", "SM", "ME SM"),
            // Huawei and Quectel with status reports.
            ("+CPMS: (\"SM\",\"BM\",\"SR\"),(\"SM\")", "SM BM SR", "SM", ""),
            ("+CPMS: (\"SM\",\"BM\",\"SR\")", "SM BM SR", "", ""),
            // Old modems with one storage.
            ("+CPMS: \"SM\",\"SM\",\"SM\"", "SM", "SM", "SM"),
            ("+CPMS: (SM,ME),(SM),(SM)", "SM ME", "SM", "SM"),
            ("+CPMS: (\"SM\"),\"ME\",(\"SM\")", "SM", "ME", "SM"),
            ("+CPMS: ((\"SM\",\"ME\"),(\"SM\"),(\"MT\"))", "SM ME", "SM", "MT"),
            ("+CPMS: \"SM\",\"ME\",\"MT\",\"SR\"", "SM ME MT SR", "", ""),
            // SIM800.
            (
                "+CPMS: (\"SM\",\"ME\",\"SM_P\",\"ME_P\",\"MT\"),(\"SM\",\"ME\"),(\"SM\",\"MT\")",
                "SM ME SM_P ME_P MT", "SM ME", "SM MT"
            ),
            ("+CPMS: ()", "", "", ""), ("+CPMS: ", "", "", ""), ("+CPMS: (\"SM\"", "SM", "", ""),
        ])
    func `the storages on offer are read in every shape`(
        heard: String, reading: String, writing: String, receiving: String
    ) throws {
        let choice = try ATCommand.storageChoice.answer(heard)
        #expect(choice.reading.map(\.rawValue).joined(separator: " ") == reading)
        #expect(choice.writing.map(\.rawValue).joined(separator: " ") == writing)
        #expect(choice.receiving.map(\.rawValue).joined(separator: " ") == receiving)
    }

    @Test(arguments: [
        ("+CPMS: 3,30,3,30,3,30", 3, 30), ("+CPMS: 3,30,1,20", 3, 30), ("+CPMS: 0,0", 0, 0),
        ("+CPMS: \"SM\",3,30,\"SM\",3,30,\"ME\",0,23", 3, 30), ("+CPMS: 3", 0, 0), ("", 0, 0),
    ])
    func `how full the chosen storage is is read`(heard: String, used: Int, total: Int) throws {
        let use = try ATCommand.selectStorage(reading: .sim, receiving: .either).answer(heard)
        #expect(use == StorageUse(used: used, total: total))
    }

    @Test func `the storages in use are read with how full they are`() throws {
        let answer = try ATCommand.storagesInUse.answer(
            "+CPMS: \"SM\",9,10,\"ME\",0,255,\"MT\",9,265")
        #expect(answer.reading.storage == .sim)
        #expect(answer.reading.use == StorageUse(used: 9, total: 10))
        #expect(answer.writing?.storage == .equipment)
        #expect(answer.receiving?.storage == .either)
        #expect(answer.receiving?.use == StorageUse(used: 9, total: 265))
        let short = try ATCommand.storagesInUse.answer("+CPMS: SM,1,10")
        #expect(short.writing == nil)
        #expect(short.receiving == nil)
    }

    @Test(arguments: [[], ["+CPMS: "], ["+CPMS: \"SM\""], ["+CPMS: 1,10"]])
    func `storages in use that cannot be read are an error`(heard: [String]) {
        #expect(throws: ATAnswerError.self) { try ATCommand.storagesInUse.answer(heard) }
    }

    @Test(arguments: [
        (0, 10, false), (8, 10, false), (9, 10, true), (10, 10, true), (11, 10, true),
        (229, 255, false), (230, 255, true), (0, 0, false), (-5, 10, true), (.max, 1, true),
        (.min, .max, true),
    ])
    func `a nearly full storage is known`(used: Int, total: Int, isNearlyFull: Bool) {
        #expect(StorageUse(used: used, total: total).isNearlyFull == isNearlyFull)
    }

    @Test(
        arguments: [
            ("+CNMI: (0-2),(0-3),(0,2,3),(0-2),(0,1)", "2,1,0,2,0"),
            ("+CNMI: (0,1,2),(0,1),(0,2),(0),(1)", "2,1,0,0,1"),  // Cinterion PHS8
            ("+CNMI: (0-3),(0-3),(0-3),(0-2),(0-1)", "2,1,0,2,0"),
            ("+CNMI: (1),(0-1),(0),(0-1),(0)", "1,1,0,1,0"),
            ("+CNMI: (0-2),(0,1,3),(0),(0),(0,1)", "2,1,0,0,0"),
            ("+CNMI: (3),(0,2),(0,2),(0,1),(1)", "3,0,0,1,1"),  // cannot announce: swept
            ("+CNMI: 2,1,0,2,0", "2,1,0,2,0"),  // a list of one each
            ("+CNMI: (0-2), (0-3), (0,2,3), (0-2), (0,1)", "2,1,0,2,0"),
            ("+CNMI: (0-2),(0-3)", "2,1,0,0,0"),
        ])
    func `the best announcement on offer is chosen`(heard: String, parameters: String) throws {
        let best = try ATCommand.bestNewMessageIndications.answer(heard)
        #expect(ATCommand.newMessageIndications(best).text == "+CNMI=" + parameters)
    }

    @Test(arguments: [[], ["+CNMI: "], ["+CNMI: (2-0),(1)"], ["+CNMI: (0-2),(2,3)"], ["OK"]])
    func `an offer that cannot be read is an error`(heard: [String]) {
        #expect(throws: ATAnswerError.self) {
            try ATCommand.bestNewMessageIndications.answer(heard)
        }
    }

    @Test func `the settings to try begin with the best`() {
        let texts = NewMessageIndications.allCases.map { ATCommand.newMessageIndications($0).text }
        #expect(
            texts == [
                "+CNMI=2,1,0,2,0", "+CNMI=2,1,0,1,0", "+CNMI=1,1,0,1,0", "+CNMI=2,1,0,0,0",
                "+CNMI=1,1,0,0,0",
            ])
    }

    @Test(arguments: [
        ("+CSMS: 1,1,1,1", 1, true, true), ("+CSMS: 0,1,1,1", 0, true, false),
        ("+CSMS: 0", 0, true, false), ("+CSMS: 1,0,1,0", 1, false, true),
    ])
    func `a service that wants acknowledgements is known`(
        heard: String, service: Int, receives: Bool, needsAcknowledgement: Bool
    ) throws {
        let answer = try ATCommand.messageService.answer(heard)
        #expect(answer.service == service)
        #expect(answer.receives == receives)
        #expect(answer.needsAcknowledgement == needsAcknowledgement)
    }

    @Test(arguments: [
        (ATCommand.selectMessageService(1).text, "+CSMS=1"),
        (ATCommand.acknowledge(.positive).text, "+CNMA=1"),
        (ATCommand.acknowledge(.bare).text, "+CNMA"),
        (ATCommand.moreMessages(.always).text, "+CMMS=2"),
        (ATCommand.moreMessages(.untilPause).text, "+CMMS=1"),
    ])
    func `a command is spelled as the standard has it`(text: String, expected: String) {
        #expect(text == expected)
    }
}
