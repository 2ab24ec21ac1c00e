package dev.switchboard.domain.queue;

import dev.switchboard.domain.fanout.FanOutReport;

/** A job does not know what came of it. */
record ReportedJob(FanOutJob job, FanOutReport report) {}
