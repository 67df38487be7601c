import Foundation
import TestSupport
import Testing

@testable import SerialLine

@Suite(.serialized, .timeLimit(.minutes(3))) struct PortOwnerTests {
    @Test func `a program that has the port open is named with what frees it`() throws {
        let terminal = try PseudoTerminal()
        let process = try Spawned(
            "/bin/sleep", ["60"],
            input: FileHandle(forUpdating: URL(fileURLWithPath: terminal.path)))
        defer { process.kill() }
        let owners = PortOwners.of(terminal.path)
        let owner = try #require(owners.first { $0.processID == process.identifier })
        #expect(owner.program == "sleep")
        #expect(owner.remedy == "sudo kill \(process.identifier)")
    }

    @Test func `a port opened twice is in use`() throws {
        let terminal = try PseudoTerminal()
        let first = try SerialPort(opening: terminal.path)
        defer { first.close() }
        #expect {
            _ = try SerialPort(opening: terminal.path)
        } throws: { error in
            guard case .inUse(let path, _) = error as? LineError else { return false }
            return path == terminal.path
        }
    }

    @Test(arguments: [
        ("ModemManager", "systemctl disable --now ModemManager"),
        ("brltty", "apt remove brltty"),
        ("agetty", "systemctl disable --now serial-getty@ttyUSB0.service"),
        ("gammu-smsd", "systemctl disable --now gammu-smsd"),
        ("smsd", "systemctl disable --now smstools"),
        ("minicom", "close minicom"),
        ("unheard-of", "sudo kill 512"),
    ])
    func `known programs have the command that keeps the port free`(
        program: String, command: String
    ) {
        let owner = PortOwner(program: program, processID: 512, port: "ttyUSB0")
        let text = LineError.inUse(path: "/dev/ttyUSB0", owner: owner).description
        #expect(text.contains("\(program) (process 512) holds /dev/ttyUSB0"))
        #expect(text.contains(command))
    }

    @Test(arguments: [
        ("       512\n", 512), ("512", 512), ("512 minicom root\n", 512), ("0\n", nil),
        ("-4", nil), ("99999999999999999999", nil), ("", nil), ("what", nil),
    ])
    func `a lock file names its process or nobody`(text: String, process: Int32?) {
        let contents = Array(text.utf8)
        #expect(LockFile.processID(contents) == process)
        for end in contents.indices { _ = LockFile.processID(Array(contents[..<end])) }
    }

    @Test func `a lock file of four octets is read in the order of the machine`() {
        #expect(LockFile.processID([0x00, 0x02, 0x00, 0x00]) == 512)
        #expect(LockFile.processID([0xff, 0xff, 0xff, 0xff]) == nil)
    }

    static let locks = """
        1: FLOCK  ADVISORY  WRITE 512 00:05:9 0 EOF
        2: POSIX  ADVISORY  WRITE 513 00:05:9 0 EOF
        2: -> FLOCK  ADVISORY  WRITE 514 00:05:9 0 EOF
        3: FLOCK  ADVISORY  READ  515 08:01:9 0 EOF
        4: FLOCK  ADVISORY  WRITE 516 00:05:10 0 EOF
        """

    @Test func `who holds a lock is found by device and inode`() {
        #expect(ProcessLocks.holders(ofInode: 9, device: 5, in: Self.locks) == [512])
        #expect(ProcessLocks.holders(ofInode: 9, device: 0x801, in: Self.locks) == [515])
        #expect(ProcessLocks.holders(ofInode: 11, device: 5, in: Self.locks).isEmpty)
    }

    @Test func `a list of locks cut anywhere is read as far as it goes`() {
        for end in Self.locks.indices {
            let found = ProcessLocks.holders(
                ofInode: 9, device: 5, in: String(Self.locks[..<end]))
            #expect(found.isEmpty || found == [512])
        }
    }
}
