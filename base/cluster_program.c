/*
 * How it works: fork, become the owner, exec; what the program prints comes back through a pipe.
 *
 * PostgreSQL refuses to run as root, so root becomes the owner in the child.  The environment is ours alone: a
 * PGPORT or LD_PRELOAD of the caller's must not reach a server that outlives him.  initdb dies with us
 * (PR_SET_PDEATHSIG), so that a kill leaves no writer in the folder that the next command clears away; pg_ctl
 * does not, so that a server on its way up comes up, and the next command joins it.
 */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/cluster_inside.h"
#include "base/file.h"

enum { CANNOT_RUN = 127, PRIVATE_UMASK = 077 };

/* Groups first: once the user has changed nobody may change them. */
static bool become(uid_t owner, gid_t group)
{
    if (geteuid() == owner)
        return true;
    return setgroups(1, &group) == 0 && setgid(group) == 0 && setuid(owner) == 0;
}

/* In the child: never returns.  Descriptors are close-on-exec but for these three. */
static _Noreturn void child(const struct cluster *cluster, const char *const *words, const int *ends,
                            enum program_life life)
{
    static char *const environment[] = { "PATH=/usr/bin:/bin", "LANG=C", "LC_ALL=C", "HOME=/", NULL };
    bool ready = become(cluster->owner, cluster->group) && dup2(ends[0], STDIN_FILENO) >= 0 &&
                 dup2(ends[1], STDOUT_FILENO) >= 0 && dup2(ends[1], STDERR_FILENO) >= 0 && chdir("/") == 0;
    if (life == PROGRAM_DIES_WITH_US)
        prctl(PR_SET_PDEATHSIG, SIGKILL);
    umask(PRIVATE_UMASK);
    if (ready)
        execve(words[0], (char *const *) words, environment);
    _exit(CANNOT_RUN);
}

/* A pipe that already holds `input` and has no writer: short texts fit into a pipe whole. */
static int input_end(const char *input)
{
    int ends[2];
    if (!input)
        return open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (pipe2(ends, O_CLOEXEC) != 0)
        return -1;
    ssize_t wrote = write(ends[1], input, strlen(input));
    close(ends[1]);
    if (wrote == (ssize_t) strlen(input))
        return ends[0];
    close(ends[0]);
    return -1;
}

/* The status as waitpid() gives it; -1 where there was none. */
static int wait_for(pid_t pid)
{
    int status;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return status;
}

/* Up to the end, which comes when the program and all that hold its output have ended. */
static void read_output(int fd, struct buffer *output)
{
    char piece[4096];
    ssize_t got;
    while ((got = read(fd, piece, sizeof piece)) > 0 || (got < 0 && errno == EINTR))
        if (got > 0)
            buffer_add(output, (struct str) { piece, (size_t) got });
}

/* The last line that a program printed says most. */
static struct str last_line(struct str output)
{
    struct str line = output = str_trim(output);
    while (output.len)
        line = str_split(&output, '\n');
    return str_trim(line);
}

/* The arguments with the program's whole path before them: by it PostgreSQL's programs find each other. */
static const char *const *with_path(struct arena *arena, const char *program, const char *const *arguments)
{
    size_t count = 0;
    while (arguments[count])
        count++;
    const char **words = arena_array(arena, count + 1, sizeof *words);
    memcpy(words, arguments, count * sizeof *words);
    words[0] = program;
    return words;
}

bool cluster_program(const struct cluster *cluster, const char *const *arguments, const char *input,
                     enum program_life life, struct buffer *output, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    const char *program = arena_printf(&arena, "%s/%s", cluster->programs, arguments[0]);
    const char *const *words = with_path(&arena, program, arguments);
    int pipes[2];
    AUTO_FD in = input_end(input);
    if (in < 0 || pipe2(pipes, O_CLOEXEC) != 0)
        return error_system(err, &CLUSTER, "could not open a pipe to \"%s\"", program);
    AUTO_FD out = pipes[0];
    pid_t pid = fork();
    if (pid == 0)
        child(cluster, words, (const int[]) { in, pipes[1] }, life);
    close(pipes[1]);
    if (pid < 0)
        return error_system(err, &CLUSTER, "could not start \"%s\"", program);
    read_output(out, output);
    int status = wait_for(pid);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    struct str last = last_line(buffer_str(output));
    return error_set(err, &CLUSTER, "\"%s\" has failed (status %d): %.*s", program,
                     WIFEXITED(status) ? WEXITSTATUS(status) : -1, STR_FMT(last));
}

bool cluster_can_enter(uid_t owner, gid_t group, const char *folder)
{
    pid_t pid = fork();
    if (pid == 0)
        _exit(become(owner, group) && chdir(folder) == 0 ? 0 : 1);
    int status = pid < 0 ? -1 : wait_for(pid);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}
