/**
 * What an audience costs in seconds, posts and dollars on AWS, worked out by a model: nothing is
 * sent and nobody waits. {@code docs/scale.md} shows what it prints, beside the paper calculation.
 */
@NullMarked
package dev.switchboard.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
