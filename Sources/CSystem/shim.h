#pragma once
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#ifdef __linux__
#include <linux/openat2.h>
#endif
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

/* openat2(2) has no wrapper in the C library. Returns a descriptor, or -1 with errno: ENOSYS on systems without it. */
static inline int system_openat2(int directory, const char *path, unsigned long long flags,
                                 unsigned long long resolve) {
#ifdef __linux__
  struct open_how how;
  memset(&how, 0, sizeof how);
  how.flags = flags;
  how.resolve = resolve;
  return (int)syscall(SYS_openat2, directory, path, &how, sizeof how);
#else
  errno = ENOSYS;
  return -1;
#endif
}

/* memmem(3) is a GNU extension that Swift does not import. */
static inline const void *system_memmem(const void *haystack, size_t haystack_length, const void *needle,
                                        size_t needle_length) {
  extern void *memmem(const void *, size_t, const void *, size_t);
  return memmem(haystack, haystack_length, needle, needle_length);
}

/* The window size of a terminal; 0 on success. ioctl is variadic, which Swift does not import. */
static inline int system_window_size(int descriptor, unsigned short *rows, unsigned short *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return -1;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 0;
}

/* ppoll(2) is a GNU extension that Swift does not import. No time limit; `mask` is in force meanwhile. */
#include <poll.h>
#include <signal.h>
static inline int system_ppoll(struct pollfd *descriptors, unsigned long count, const sigset_t *mask) {
  extern int ppoll(struct pollfd *, nfds_t, const struct timespec *, const sigset_t *);
  return ppoll(descriptors, count, 0, mask);
}

/* Two paths change places in one step (renameat2 with RENAME_EXCHANGE); 0 on success. */
static inline int system_exchange(const char *one, const char *other) {
#if defined(__linux__) && defined(SYS_renameat2)
  return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, 2);
#else
  errno = ENOSYS;
  return -1;
#endif
}

/* The process's variables; a plain global of C is shared mutable state to Swift. */
static inline char **system_environment(void) {
  extern char **environ;
  return environ;
}

/* Sets the window size of a terminal; 0 on success. */
static inline int system_set_window_size(int descriptor, unsigned short rows, unsigned short columns) {
  struct winsize size;
  memset(&size, 0, sizeof size);
  size.ws_row = rows;
  size.ws_col = columns;
  return ioctl(descriptor, TIOCSWINSZ, &size);
}

/* A new pseudo-terminal: its main side's descriptor, or -1; `name` (at least 64 bytes) gets the path of the other side.
   These calls stand behind feature macros that Swift's view of the C library does not set. */
static inline int system_open_pseudo_terminal(char *name, size_t capacity) {
  extern int posix_openpt(int);
  extern int grantpt(int);
  extern int unlockpt(int);
  extern int ptsname_r(int, char *, size_t);
  int descriptor = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (descriptor < 0) return -1;
  if (grantpt(descriptor) != 0 || unlockpt(descriptor) != 0 || ptsname_r(descriptor, name, capacity) != 0) {
    close(descriptor);
    return -1;
  }
  return descriptor;
}
