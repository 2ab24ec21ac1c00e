/**
 * What the domain's ports promise, executable: an adapter's test extends the contract of its port
 * and says how to make the adapter. Beside the contracts stand a clock and a client that the tests
 * of several modules use.
 */
@NullMarked
package dev.switchboard.contracts;

import org.jspecify.annotations.NullMarked;
