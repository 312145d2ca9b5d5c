/* SPDX-License-Identifier: ISC */
/*
 * How long two commands take, one after the other in pairs, so that a machine
 * that slows down slows both: timer PAIRS COMMAND… -- COMMAND…
 * Prints the median of the pairs' ratios, then each side's median in ms. With
 * one command, the most memory that it took, in KiB. A command that fails
 * ends the run. Before each, $TIMER_BEFORE is run by sh and not timed, with the
 * side (a or b) and a number as its arguments.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PAIRS_MAX 1000

struct run {
	double ms;
	long memory_kib;
};

static double
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Output goes to a file: some programs do less when it is /dev/null. */
static void
become(char **command)
{
	const char *to = getenv("TIMER_OUTPUT");
	int in = open("/dev/null", O_RDONLY);
	int out = open(to ? to : "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (in < 0 || out < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(out, 2) < 0)
		_exit(127);
	execvp(command[0], command);
	_exit(127);
}

/* What the next command needs anew each time. */
static void
prepare(const char *side)
{
	const char *before = getenv("TIMER_BEFORE");
	static int number;
	char text[16];
	int status;

	if (!before)
		return;
	snprintf(text, sizeof text, "%d", ++number);
	pid_t pid = fork();

	if (pid == 0) {
		execlp("sh", "sh", "-c", before, "sh", side, text, (char *)NULL);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid || status != 0) {
		fprintf(stderr, "timer: what comes before '%s' failed\n", side);
		exit(1);
	}
}

static struct run
time_of(char **command, const char *side)
{
	struct rusage usage;
	struct run run;
	int status;

	prepare(side);
	double start = now_ms();
	pid_t pid = fork();

	if (pid == 0)
		become(command);
	if (pid < 0 || wait4(pid, &status, 0, &usage) != pid || !WIFEXITED(status) ||
	    WEXITSTATUS(status) != 0) {
		fprintf(stderr, "timer: '%s' failed\n", command[0]);
		exit(1);
	}
	run.ms = now_ms() - start;
	run.memory_kib = usage.ru_maxrss;
	return run;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *values, int count)
{
	qsort(values, (size_t)count, sizeof *values, compare);
	return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

int
main(int argc, char **argv)
{
	static double ratios[PAIRS_MAX], first[PAIRS_MAX], second[PAIRS_MAX];
	int pairs = argc > 2 ? atoi(argv[1]) : 0;
	char **a = argv + 2, **b = a;

	if (pairs < 1 || pairs > PAIRS_MAX)
		return 2;
	while (*b && strcmp(*b, "--") != 0)
		b++;
	if (!*b) {
		long most = 0;

		for (int n = 0; n < pairs; n++) {
			struct run run = time_of(a, "a");

			most = run.memory_kib > most ? run.memory_kib : most;
		}
		printf("%ld\n", most);
		return 0;
	}
	*b++ = NULL;
	time_of(a, "a"); /* once each for the caches */
	time_of(b, "b");
	for (int n = 0; n < pairs; n++) {
		first[n] = time_of(a, "a").ms;
		second[n] = time_of(b, "b").ms;
		ratios[n] = first[n] / second[n];
	}
	double ratio = median(ratios, pairs);

	printf("%.2f %.1f %.1f\n", ratio, median(first, pairs), median(second, pairs));
	return 0;
}
