// What the environment says:
//
//   FAULT_ROOT=/folder   calls below it are counted, from 1; all else is left alone
//   FAULT_KINDS=a,b      only these are counted: open read write sync rename remove folder truncate (all where not given)
//   FAULT_AT=K           the K-th call is the one; with FAULT_ON=1 it and all later ones
//   FAULT_DO=kill        the program is killed in place of the call
//           =torn        half of what is written is written, then the program is killed
//           =short       half of what is written is written, and said so
//           =NUMBER      the call fails with this errno
//   FAULT_LOG=FILE       a line for each counted call: its kind and the path below the root
//   FAULT_TRACE=FILE     every change, with what was written, for a replay: see record()
//
// The program's child processes get none of this: they have an environment of their own.
#define _GNU_SOURCE
#include "include/DiskFaults.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define NEXT(name, result, ...) \
    static result (*next)(__VA_ARGS__); \
    if (!next) next = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

enum { descriptors = 1024 };
static char *paths[descriptors];
static const char *root, *action, *kinds;
static size_t rootLength;
static long target, counted;
static int goesOn, logFile = -1, traceFile = -1;
static char folder[PATH_MAX];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/// The C library's own syscall(2).
static long raw(long number, long a, long b, long c, long d, long e, long f) {
    static long (*next)(long, ...);
    if (!next) next = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
    return next(number, a, b, c, d, e, f);
}

static int openOutput(const char *name) {
    const char *path = getenv(name);
    if (!path) return -1;
    int file = (int)raw(SYS_openat, AT_FDCWD, (long)path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666, 0, 0);
    // Out of the way of the numbers that the program counts on.
    int high = fcntl(file, F_DUPFD_CLOEXEC, 900);
    raw(SYS_close, file, 0, 0, 0, 0, 0);
    return high;
}

__attribute__((constructor)) static void begin(void) {
    root = getenv("FAULT_ROOT");
    if (!root) return;
    rootLength = strlen(root);
    action = getenv("FAULT_DO");
    kinds = getenv("FAULT_KINDS");
    target = getenv("FAULT_AT") ? atol(getenv("FAULT_AT")) : 0;
    goesOn = getenv("FAULT_ON") != NULL;
    logFile = openOutput("FAULT_LOG");
    traceFile = openOutput("FAULT_TRACE");
    if (!getcwd(folder, sizeof folder)) folder[0] = 0;
}

/// The path below the root, in `buffer`; NULL for one that is elsewhere.
static const char *below(const char *path, char buffer[PATH_MAX]) {
    if (!root || !path) return NULL;
    if (path[0] == '/') {
        if (strlen(path) >= PATH_MAX) return NULL;
        strcpy(buffer, path);
    } else if (snprintf(buffer, PATH_MAX, "%s/%s", folder, path) >= PATH_MAX) {
        return NULL;
    }
    for (char *dot; (dot = strstr(buffer, "/./"));) memmove(dot, dot + 2, strlen(dot + 2) + 1);
    size_t end = strlen(buffer);
    if (end > 2 && !strcmp(buffer + end - 2, "/.")) buffer[end - 2] = 0;
    if (strncmp(buffer, root, rootLength) || (buffer[rootLength] != '/' && buffer[rootLength])) return NULL;
    return buffer[rootLength] ? buffer + rootLength + 1 : buffer + rootLength;
}

static const char *ofDescriptor(int descriptor) {
    return descriptor >= 0 && descriptor < descriptors ? paths[descriptor] : NULL;
}

static int isCounted(const char *kind) {
    if (!kinds) return 1;
    const char *found = kinds;
    size_t length = strlen(kind);
    while ((found = strstr(found, kind))) {
        if ((found == kinds || found[-1] == ',') && (found[length] == ',' || !found[length])) return 1;
        found += length;
    }
    return 0;
}

static void out(int file, const void *bytes, size_t count) {
    while (count) {
        long written = raw(SYS_write, file, (long)bytes, (long)count, 0, 0, 0);
        if (written <= 0) return;
        bytes = (const char *)bytes + written;
        count -= (size_t)written;
    }
}

/// Counts a call. Gives 0 where it is to be carried out, an errno, or -1 where it is to be cut short.
static int judge(const char *kind, const char *path) {
    if (!path || !isCounted(kind)) return 0;
    pthread_mutex_lock(&lock);
    long number = ++counted;
    if (logFile >= 0) {
        char line[PATH_MAX + 32];
        out(logFile, line, (size_t)snprintf(line, sizeof line, "%s %s\n", kind, path));
    }
    pthread_mutex_unlock(&lock);
    if (!action || !target || number < target || (number > target && !goesOn)) return 0;
    if (!strcmp(action, "kill")) raise(SIGKILL);
    if (!strcmp(action, "torn") || !strcmp(action, "short")) {
        if (!strcmp(kind, "write")) return -1;
        if (!strcmp(action, "torn")) raise(SIGKILL);
        return 0;
    }
    return atoi(action);
}

#define FAIL_WHERE_JUDGED(kind, path) \
    do { \
        int verdict = judge(kind, path); \
        if (verdict > 0) { \
            errno = verdict; \
            return -1; \
        } \
    } while (0)

/// A change as the trace holds it: the operation (1 byte), the lengths of two paths (4 bytes each), an offset and the
/// number of bytes (8 each), then paths and bytes. Numbers are in the machine's order.
static void record(uint8_t operation, const char *path, const char *second, int64_t offset, const void *bytes, size_t count) {
    if (traceFile < 0 || !path) return;
    uint32_t lengths[2] = {(uint32_t)strlen(path), second ? (uint32_t)strlen(second) : 0};
    uint64_t size = count;
    int kept = errno;
    pthread_mutex_lock(&lock);
    out(traceFile, &operation, 1);
    out(traceFile, lengths, sizeof lengths);
    out(traceFile, &offset, sizeof offset);
    out(traceFile, &size, sizeof size);
    out(traceFile, path, lengths[0]);
    if (second) out(traceFile, second, lengths[1]);
    out(traceFile, bytes, count);
    pthread_mutex_unlock(&lock);
    errno = kept;
}

static int openAt(int at, const char *path, int flags, mode_t mode) {
    char buffer[PATH_MAX];
    const char *place = at == AT_FDCWD || (path && path[0] == '/') ? below(path, buffer) : NULL;
    FAIL_WHERE_JUDGED("open", place);
    struct stat status;
    int isNew = place && (flags & O_CREAT) && lstat(path, &status) != 0;
    int isCut = place && (flags & O_TRUNC);
    int file = (int)raw(SYS_openat, at, (long)path, flags, mode, 0, 0);
    if (file < 0) return file;
    if (file < descriptors) {
        free(paths[file]);
        paths[file] = place ? strdup(place) : NULL;
    }
    if (isNew) record(DiskFaultsCreate, place, NULL, 0, NULL, 0);
    if (isCut) record(DiskFaultsTruncate, place, NULL, 0, NULL, 0);
    return file;
}

#define MODE_OF(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

int open(const char *path, int flags, ...) { MODE_OF(flags) return openAt(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE_OF(flags) return openAt(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE_OF(flags) return openAt(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE_OF(flags) return openAt(at, path, flags, mode); }

int close(int file) {
    if (file >= 0 && file < descriptors) {
        free(paths[file]);
        paths[file] = NULL;
    }
    return (int)raw(SYS_close, file, 0, 0, 0, 0, 0);
}

/// Writes, at `offset` or where the descriptor stands for -1.
static ssize_t writeOut(int file, const void *bytes, size_t count, off_t offset) {
    const char *path = ofDescriptor(file);
    int verdict = judge("write", path);
    if (verdict > 0) {
        errno = verdict;
        return -1;
    }
    size_t wanted = verdict < 0 && count > 1 ? count / 2 : count;
    off_t place = offset;
    if (path && offset < 0) {
        place = fcntl(file, F_GETFL) & O_APPEND ? lseek(file, 0, SEEK_END) : lseek(file, 0, SEEK_CUR);
    }
    ssize_t written = offset < 0 ? raw(SYS_write, file, (long)bytes, (long)wanted, 0, 0, 0) : raw(SYS_pwrite64, file, (long)bytes, (long)wanted, offset, 0, 0);
    if (written > 0) record(DiskFaultsWrite, path, NULL, place, bytes, (size_t)written);
    if (verdict < 0 && !strcmp(action, "torn")) raise(SIGKILL);
    return written;
}

ssize_t write(int file, const void *bytes, size_t count) { return writeOut(file, bytes, count, -1); }
ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) { return writeOut(file, bytes, count, offset); }
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) { return writeOut(file, bytes, count, offset); }

ssize_t read(int file, void *bytes, size_t count) {
    FAIL_WHERE_JUDGED("read", ofDescriptor(file));
    return raw(SYS_read, file, (long)bytes, (long)count, 0, 0, 0);
}
ssize_t pread(int file, void *bytes, size_t count, off_t offset) {
    FAIL_WHERE_JUDGED("read", ofDescriptor(file));
    return raw(SYS_pread64, file, (long)bytes, (long)count, offset, 0, 0);
}
ssize_t pread64(int file, void *bytes, size_t count, off64_t offset) { return pread(file, bytes, count, offset); }

static int syncFile(int file, long number) {
    const char *path = ofDescriptor(file);
    FAIL_WHERE_JUDGED("sync", path);
    int result = (int)raw(number, file, 0, 0, 0, 0, 0);
    struct stat status;
    if (result == 0 && path && fstat(file, &status) == 0) {
        record(S_ISDIR(status.st_mode) ? DiskFaultsSyncFolder : DiskFaultsSync, path, NULL, 0, NULL, 0);
    }
    return result;
}
int fsync(int file) { return syncFile(file, SYS_fsync); }
int fdatasync(int file) { return syncFile(file, SYS_fdatasync); }

int ftruncate(int file, off_t size) {
    FAIL_WHERE_JUDGED("truncate", ofDescriptor(file));
    int result = (int)raw(SYS_ftruncate, file, size, 0, 0, 0, 0);
    if (result == 0) record(DiskFaultsTruncate, ofDescriptor(file), NULL, size, NULL, 0);
    return result;
}
int ftruncate64(int file, off64_t size) { return ftruncate(file, size); }

static int renamePaths(const char *from, const char *to, unsigned flags) {
    char first[PATH_MAX], second[PATH_MAX];
    const char *source = below(from, first), *place = below(to, second);
    FAIL_WHERE_JUDGED("rename", source);
    int result = (int)raw(SYS_renameat2, AT_FDCWD, (long)from, AT_FDCWD, (long)to, flags, 0);
    if (result == 0 && source && place) record(DiskFaultsRename, source, place, 0, NULL, 0);
    return result;
}
int rename(const char *from, const char *to) { return renamePaths(from, to, 0); }

int link(const char *from, const char *to) {
    char first[PATH_MAX], second[PATH_MAX];
    const char *source = below(from, first), *place = below(to, second);
    FAIL_WHERE_JUDGED("rename", source);
    NEXT(link, int, const char *, const char *);
    int result = next(from, to);
    if (result == 0 && source && place) record(DiskFaultsLink, source, place, 0, NULL, 0);
    return result;
}

int unlink(const char *path) {
    char buffer[PATH_MAX];
    const char *place = below(path, buffer);
    FAIL_WHERE_JUDGED("remove", place);
    int result = (int)raw(SYS_unlinkat, AT_FDCWD, (long)path, 0, 0, 0, 0);
    if (result == 0) record(DiskFaultsUnlink, place, NULL, 0, NULL, 0);
    return result;
}

int rmdir(const char *path) {
    char buffer[PATH_MAX];
    const char *place = below(path, buffer);
    FAIL_WHERE_JUDGED("remove", place);
    int result = (int)raw(SYS_unlinkat, AT_FDCWD, (long)path, AT_REMOVEDIR, 0, 0, 0);
    if (result == 0) record(DiskFaultsRemoveFolder, place, NULL, 0, NULL, 0);
    return result;
}

int mkdir(const char *path, mode_t mode) {
    char buffer[PATH_MAX];
    const char *place = below(path, buffer);
    FAIL_WHERE_JUDGED("folder", place);
    int result = (int)raw(SYS_mkdirat, AT_FDCWD, (long)path, mode, 0, 0, 0);
    if (result == 0) record(DiskFaultsMakeFolder, place, NULL, 0, NULL, 0);
    return result;
}

DIR *opendir(const char *path) {
    char buffer[PATH_MAX];
    int verdict = judge("open", below(path, buffer));
    if (verdict > 0) {
        errno = verdict;
        return NULL;
    }
    NEXT(opendir, DIR *, const char *);
    return next(path);
}

/// The program renames without replacing by the call's number, for its C library may not know the call.
long syscall(long number, ...) {
    long a[6];
    va_list rest;
    va_start(rest, number);
    for (int i = 0; i < 6; i++) a[i] = va_arg(rest, long);
    va_end(rest);
    if (number == SYS_renameat2) return renamePaths((const char *)a[1], (const char *)a[3], (unsigned)a[4]);
    return raw(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
