#define _GNU_SOURCE
#include "child.h"

#include <fcntl.h>
#include <sched.h>
#include <spawn.h>
#include <unistd.h>

extern char **environ;

/// The first core of a set, alone.
static cpu_set_t first_core(const cpu_set_t *allowed) {
    cpu_set_t one;
    CPU_ZERO(&one);
    for (int core = 0; core < CPU_SETSIZE; core++) {
        if (CPU_ISSET(core, allowed)) {
            CPU_SET(core, &one);
            break;
        }
    }
    return one;
}

int policytrack_spawn(pid_t *child, const char *program, char *const arguments[], const char *folder, int one_core) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addchdir_np(&actions, folder);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    // A process starts on the cores of the thread that starts it.
    cpu_set_t allowed;
    sched_getaffinity(0, sizeof allowed, &allowed);
    if (one_core) {
        cpu_set_t one = first_core(&allowed);
        sched_setaffinity(0, sizeof one, &one);
    }
    int error = posix_spawn(child, program, &actions, NULL, arguments, environ);
    sched_setaffinity(0, sizeof allowed, &allowed);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}
