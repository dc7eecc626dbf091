// Linux calls that glibc only declares under _GNU_SOURCE, which Swift's own Glibc module is built without.
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
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

extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);

/// Has a child close all descriptors from `first` on: 0, or an error number.
static inline int policytrack_closeFrom(posix_spawn_file_actions_t *actions, int first) {
    return posix_spawn_file_actions_addclosefrom_np(actions, first);
}

/// Has the kernel kill this process when the thread that started it ends: 0, or -1 with `errno` set.
static inline int policytrack_endWithParent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0); }

/// Gives up for good what set-user-id programs could add, which Landlock asks for: 0, or -1 with `errno` set.
static inline int policytrack_setNoNewPrivileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); }

/// Has the disk begin to write what was written to a file, and does not wait for it: 0, or -1 with `errno` set.
static inline int policytrack_beginWriting(int file) {
    const unsigned int write = 2;  // SYNC_FILE_RANGE_WRITE of linux/fs.h
    return (int)syscall(SYS_sync_file_range, file, 0L, 0L, write);
}

/// Names the calling thread, as ps(1) shows it; 15 bytes are kept.
static inline int policytrack_setThreadName(const char *name) { return prctl(PR_SET_NAME, name, 0, 0, 0); }

/// Sets the soft and the hard limit of a resource (`RLIMIT_AS`, …): 0, or -1 with `errno` set.
static inline int policytrack_setLimit(int resource, unsigned long limit) {
    const struct rlimit both = {limit, limit};
    return setrlimit((__rlimit_resource_t)resource, &both);
}

static const int policytrack_RLIMIT_AS = RLIMIT_AS;
static const int policytrack_RLIMIT_CORE = RLIMIT_CORE;
static const int policytrack_RLIMIT_FSIZE = RLIMIT_FSIZE;
static const int policytrack_RLIMIT_NOFILE = RLIMIT_NOFILE;

/// Takes every file, every port and every foreign process out of the calling thread's reach, as far as this kernel's
/// Landlock can (linux/landlock.h, whose header may be older than the kernel): 0, or -1 with `errno` set where it has none.
static inline int policytrack_landlock(void) {
    const long createRuleset = 444, restrictSelf = 446;
    const long version = syscall(createRuleset, NULL, 0, 1);
    if (version < 1) return -1;
    // What each version can forbid: files; renames between folders; truncation; TCP; device control; sockets and signals.
    struct { unsigned long long files, ports, scopes; } rules = {0x1FFF, 0, 0};
    if (version >= 2) rules.files |= 1 << 13;
    if (version >= 3) rules.files |= 1 << 14;
    if (version >= 4) rules.ports = 0x3;
    if (version >= 5) rules.files |= 1 << 15;
    if (version >= 6) rules.scopes = 0x3;
    const int ruleset = (int)syscall(createRuleset, &rules, version >= 6 ? 24 : version >= 4 ? 16 : 8, 0);
    if (ruleset < 0) return -1;
    const int result = (int)syscall(restrictSelf, ruleset, 0);
    close(ruleset);
    return result;
}

/// Asks the processor to fetch the cache line of `place` while it goes on: a hint that reads nothing by itself, at any address.
static inline void policytrack_prefetch(const void *place) { __builtin_prefetch(place); }
