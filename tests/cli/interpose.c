/* Stands between the program and the system: writes down what is asked of the disk, and plays systems that are not
   here. What it does is said by the environment:

   CORRIDOR_TEST_LOG=FILE    appends a line for each write, sync, mkdir and naming, in their order
   CORRIDOR_TEST_LOCKS=own   locks on open files always succeed, as where they end at the machine
   CORRIDOR_TEST_SYNC_MS=N   bringing a file to the disk takes N milliseconds longer
   CORRIDOR_TEST_LOSE=N      the first N parts are removed right before they get their names
   CORRIDOR_TEST_RENAME=nfs  no renaming that spares what is there; =fat: and no second names of a file */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define NEXT(type, name) ((type)dlsym(RTLD_NEXT, name))

static int is_set(const char* name, const char* value)
{
    const char* set = getenv(name);
    return set && strcmp(set, value) == 0;
}

static void note(const char* what, const char* one, const char* other)
{
    const char* log = getenv("CORRIDOR_TEST_LOG");
    char line[3 * PATH_MAX];
    int saved = errno;
    if (log && strcmp(one, log) != 0) {
        int n = snprintf(line, sizeof line, "%s\t%s\t%s\n", what, one, other);
        int file = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
        if (syscall(SYS_write, file, line, (size_t)n) != n) abort();
        syscall(SYS_close, file);
    }
    errno = saved;
}

static void note_open(const char* what, int file)
{
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n < 0 || path[0] != '/') return;
    path[n] = 0;
    note(what, path, "");
}

ssize_t write(int file, const void* bytes, size_t n)
{
    note_open("write", file);
    return NEXT(ssize_t(*)(int, const void*, size_t), "write")(file, bytes, n);
}

ssize_t pwrite(int file, const void* bytes, size_t n, off_t at)
{
    note_open("write", file);
    return NEXT(ssize_t(*)(int, const void*, size_t, off_t), "pwrite")(file, bytes, n, at);
}

ssize_t pwrite64(int file, const void* bytes, size_t n, off_t at)
{
    note_open("write", file);
    return NEXT(ssize_t(*)(int, const void*, size_t, off_t), "pwrite64")(file, bytes, n, at);
}

int fsync(int file)
{
    const char* wait = getenv("CORRIDOR_TEST_SYNC_MS");
    if (wait) usleep((unsigned)atoi(wait) * 1000);
    int answer = NEXT(int (*)(int), "fsync")(file);
    if (answer == 0) note_open("sync", file);
    return answer;
}

int mkdir(const char* path, mode_t mode)
{
    int answer = NEXT(int (*)(const char*, mode_t), "mkdir")(path, mode);
    if (answer == 0) note("mkdir", path, "");
    return answer;
}

static void lose(const char* from)
{
    static int lost = 0;
    const char* most = getenv("CORRIDOR_TEST_LOSE");
    if (most && strstr(from, ".part") && lost < atoi(most)) {
        ++lost;
        unlink(from);
    }
}

int rename(const char* from, const char* to)
{
    lose(from);
    int answer = NEXT(int (*)(const char*, const char*), "rename")(from, to);
    if (answer == 0) note("name", from, to);
    return answer;
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags)
{
    lose(from);
    if (getenv("CORRIDOR_TEST_RENAME")) {
        errno = EINVAL;
        return -1;
    }
    int answer = NEXT(int (*)(int, const char*, int, const char*, unsigned), "renameat2")(from_folder, from,
                                                                                        to_folder, to, flags);
    if (answer == 0) note("name", from, to);
    return answer;
}

int link(const char* from, const char* to)
{
    if (is_set("CORRIDOR_TEST_RENAME", "fat")) {
        errno = EPERM;
        return -1;
    }
    int answer = NEXT(int (*)(const char*, const char*), "link")(from, to);
    if (answer == 0) note("name", from, to);
    return answer;
}

static int control(const char* name, int file, int command, void* argument)
{
    if (is_set("CORRIDOR_TEST_LOCKS", "own")) {
        if (command == F_OFD_SETLK) return 0;
        if (command == F_OFD_GETLK) {
            ((struct flock*)argument)->l_type = F_UNLCK;
            return 0;
        }
    }
    return NEXT(int (*)(int, int, ...), name)(file, command, argument);
}

int fcntl(int file, int command, ...)
{
    va_list rest;
    va_start(rest, command);
    void* argument = va_arg(rest, void*);
    va_end(rest);
    return control("fcntl", file, command, argument);
}

int fcntl64(int file, int command, ...)
{
    va_list rest;
    va_start(rest, command);
    void* argument = va_arg(rest, void*);
    va_end(rest);
    return control("fcntl64", file, command, argument);
}
