#ifndef POLICYTRACK_CHILD_H
#define POLICYTRACK_CHILD_H

#include <sys/types.h>

/// Starts a program in a folder, its standard output thrown away. With `one_core` it, and what it starts, may run on the
/// first core alone that the calling thread may use.
///
/// Returns 0, or why it was not started as errno has it.
int policytrack_spawn(pid_t *child, const char *program, char *const arguments[], const char *folder, int one_core);

#endif
