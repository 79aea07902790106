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

/* getdents64(2): entries of a folder, many with one call; -1 with errno ENOSYS where there is no such call. */
static inline long system_getdents(int directory, void *buffer, size_t capacity) {
#ifdef __linux__
  return syscall(SYS_getdents64, directory, buffer, capacity);
#else
  (void)directory, (void)buffer, (void)capacity;
  errno = ENOSYS;
  return -1;
#endif
}

/* memrchr(3) is a GNU extension that Swift does not import. */
static inline const void *system_memrchr(const void *memory, int byte, size_t length) {
  extern void *memrchr(const void *, int, size_t);
  return memrchr(memory, byte, length);
}

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* How often `byte` stands in `memory`. */
static inline size_t system_count(const unsigned char *memory, size_t length, unsigned char byte) {
  size_t count = 0, index = 0;
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi8((char)byte);
  while (index + 16 <= length) {
    /* A lane counts to 255 before it is added up. */
    size_t end = index + 16 * 255 < length ? index + 16 * 255 : length;
    __m128i lanes = _mm_setzero_si128();
    for (; index + 16 <= end; index += 16)
      lanes = _mm_sub_epi8(
          lanes, _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(memory + index)), wanted));
    const __m128i sums = _mm_sad_epu8(lanes, _mm_setzero_si128());
    count += (size_t)_mm_cvtsi128_si64(sums) + (size_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums));
  }
#endif
  for (; index < length; index++) count += memory[index] == byte;
  return count;
}

/* Whether every byte is below 0x80. */
static inline int system_is_ascii(const unsigned char *memory, size_t length) {
  size_t index = 0;
  for (; index + 64 <= length; index += 64) {
    unsigned char bits = 0;
    for (size_t offset = 0; offset < 64; offset++) bits |= memory[index + offset];
    if (bits & 0x80) return 0;
  }
  for (; index < length; index++)
    if (memory[index] & 0x80) return 0;
  return 1;
}

/* As memmem(3), for a needle of at least two bytes: sixteen places at a time are tried for the needle's bytes at `rare`
   and `other`, which the caller chose because they are seldom seen; only where both stand is the needle compared. */
static inline const unsigned char *system_find(const unsigned char *text, size_t length, const unsigned char *needle,
                                               size_t needle_length, size_t rare, size_t other) {
#if defined(__SSE2__)
  if (length < needle_length) return 0;
  const size_t places = length - needle_length + 1;
  const __m128i first = _mm_set1_epi8((char)needle[rare]);
  const __m128i second = _mm_set1_epi8((char)needle[other]);
  size_t place = 0;
  for (; place + 64 <= places; place += 64) {
    const unsigned char *at_first = text + place + rare, *at_second = text + place + other;
    __m128i hit[4];
    for (int part = 0; part < 4; part++)
      hit[part] = _mm_and_si128(
          _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(at_first + 16 * part)), first),
          _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(at_second + 16 * part)), second));
    const __m128i any = _mm_or_si128(_mm_or_si128(hit[0], hit[1]), _mm_or_si128(hit[2], hit[3]));
    if (_mm_movemask_epi8(any) == 0) continue;
    for (int part = 0; part < 4; part++) {
      unsigned mask = (unsigned)_mm_movemask_epi8(hit[part]);
      while (mask != 0) {
        const unsigned char *candidate = text + place + 16 * part + __builtin_ctz(mask);
        if (memcmp(candidate, needle, needle_length) == 0) return candidate;
        mask &= mask - 1;
      }
    }
  }
  if (place >= places) return 0;
  return (const unsigned char *)system_memmem(text + place, length - place, needle, needle_length);
#else
  (void)rare, (void)other;
  return (const unsigned char *)system_memmem(text, length, needle, needle_length);
#endif
}
