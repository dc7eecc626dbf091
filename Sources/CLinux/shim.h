// Linux calls that glibc only declares under _GNU_SOURCE, which Swift's own Glibc module is built without.
#include <stdio.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <unistd.h>

// The kernel's stable interface: linux/fcntl.h, linux/fs.h.
static const int policytrack_F_SETLEASE = 1024;
static const int policytrack_F_SETSIG = 10;

/// `renameat2` with `RENAME_NOREPLACE`: 0, or -1 with `errno` set (`EEXIST` where `to` exists).
static inline int policytrack_renameWithoutReplacing(const char *from, const char *to) {
    const int currentFolder = -100;  // AT_FDCWD
    return (int)syscall(SYS_renameat2, currentFolder, from, currentFolder, to, 1);
}

/// The `f_type` of the file system that holds `path`, by statfs(2): 0, or -1 with `errno` set.
static inline int policytrack_fileSystemType(const char *path, unsigned int *type) {
    struct statfs facts;
    if (statfs(path, &facts) != 0) return -1;
    *type = (unsigned int)facts.f_type;
    return 0;
}
