/**
 * Estimates what a deployment costs on AWS and how long a publication takes, by formulas: nothing
 * is sent. {@code docs/scale.md} shows what they yield.
 */
@NullMarked
package dev.switchboard.local.cost;

import org.jspecify.annotations.NullMarked;
