/**
 * What the domain's ports promise, executable. An adapter's test extends the contract of its port
 * and says how to make the adapter.
 */
@NullMarked
package dev.switchboard.contracts;

import org.jspecify.annotations.NullMarked;
