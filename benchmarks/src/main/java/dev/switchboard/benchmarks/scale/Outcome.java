package dev.switchboard.benchmarks.scale;

/**
 * What became of one publication.
 *
 * @param seconds until the last of those had it who read
 * @param slowSeconds until the last of all had it
 * @param posts how many there were, retries included
 * @param refused how many of them the account's bucket refused
 * @param jobs how many went through the queue
 */
record Outcome(
    double seconds,
    double slowSeconds,
    long posts,
    long refused,
    int jobs,
    double functionSeconds,
    Bill bill) {}
