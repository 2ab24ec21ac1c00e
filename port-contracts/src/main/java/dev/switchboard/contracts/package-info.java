/**
 * The contracts of the domain's ports, as tests. The test of an adapter extends the contract of its
 * port and creates the adapter. The package also contains a clock for the tests of several modules.
 */
@NullMarked
package dev.switchboard.contracts;

import org.jspecify.annotations.NullMarked;
