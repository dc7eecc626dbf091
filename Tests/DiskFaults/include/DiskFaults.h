// A library to be preloaded (LD_PRELOAD) into the real program: it counts the calls that touch the disk below one folder,
// SQLite's among them, and lets chosen ones fail, be cut short, or be the program's last. See DiskFaults.c.
#ifndef DISK_FAULTS_H
#define DISK_FAULTS_H

/// Operations in a trace.
enum DiskFaultsOperation {
    DiskFaultsCreate = 1,
    DiskFaultsWrite,
    DiskFaultsTruncate,
    DiskFaultsSync,
    DiskFaultsSyncFolder,
    DiskFaultsRename,
    DiskFaultsLink,
    DiskFaultsUnlink,
    DiskFaultsMakeFolder,
    DiskFaultsRemoveFolder
};

#endif
