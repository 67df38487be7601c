/// The file locks of this machine as the kernel lists them in `/proc/locks` (proc(5)).
enum ProcessLocks {
    /// The processes that hold a `flock` on a file.
    ///
    /// A line is `1: FLOCK ADVISORY WRITE 512 00:05:9 0 EOF`: process, then major and minor device
    /// number in hexadecimal and the inode in decimal. Who only waits has an arrow after the
    /// number.
    static func holders(ofInode inode: UInt64, device: UInt64, in locks: String) -> [Int32] {
        // The encoding of dev_t in glibc: makedev(3).
        let major = (device >> 8 & 0xfff) | (device >> 32 & 0xffff_f000)
        let minor = (device & 0xff) | (device >> 12 & 0xffff_ff00)
        return locks.split(whereSeparator: \.isNewline).compactMap { line in
            let words = line.split(separator: " ")
            guard words.count >= 6, words[1] == "FLOCK", let process = Int32(words[4]),
                process > 0
            else { return nil }
            let file = words[5].split(separator: ":")
            guard file.count == 3, UInt64(file[0], radix: 16) == major,
                UInt64(file[1], radix: 16) == minor, UInt64(file[2]) == inode
            else { return nil }
            return process
        }
    }
}
