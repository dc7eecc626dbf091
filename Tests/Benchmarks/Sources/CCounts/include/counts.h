#ifndef POLICYTRACK_COUNTS_H
#define POLICYTRACK_COUNTS_H

/// How many blocks of memory this process has asked for since it began, in all its threads and libraries.
long policytrack_allocations(void);

/// CPU time of this process in nanoseconds.
long policytrack_cpu_time(void);

/// Under callgrind: begins to count instructions from nought. Does nothing otherwise.
void policytrack_begin_count(void);

/// Under callgrind: writes what was counted since ``policytrack_begin_count`` under a name, and stops counting.
void policytrack_end_count(const char *name);

/// Whether valgrind runs this process.
int policytrack_is_counted(void);

#endif
