/**
 * Tools for the tests of all modules except the domain: a WebSocket client and a Lambda context.
 *
 * <p>Must not depend on any other module of this project.
 */
@NullMarked
package dev.switchboard.testsupport;

import org.jspecify.annotations.NullMarked;
