// Runs a command and tells what it used, for the scaling curves of scripts/compare.
//
// usage: usage COMMAND [ARGUMENT…]
// Prints the processor's seconds, the clock's seconds and the most memory at a time in bytes, tab-separated; the command's own
// output is dropped. Ends with the command's status, 1 where a signal ended it.
//
// A program of its own, and small, because a process starts with the memory of the one that made it on its account: Python's
// hundreds of megabytes would hide a command's ten.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double clock_seconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static double seconds(struct timeval time) {
  return (double)time.tv_sec + (double)time.tv_usec * 1e-6;
}

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  double start = clock_seconds();
  pid_t process = fork();
  if (process < 0) return 2;
  if (process == 0) {
    int nowhere = open("/dev/null", O_WRONLY);
    if (nowhere < 0 || dup2(nowhere, STDOUT_FILENO) < 0) _exit(127);
    execvp(argv[1], argv + 1);
    _exit(127);
  }
  int status;
  struct rusage usage;
  if (wait4(process, &status, 0, &usage) < 0) return 2;
  double wall = clock_seconds() - start;
#ifdef __APPLE__
  const long unit = 1;
#else
  const long unit = 1024;
#endif
  printf("%.6f\t%.6f\t%ld\n", seconds(usage.ru_utime) + seconds(usage.ru_stime), wall, usage.ru_maxrss * unit);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
