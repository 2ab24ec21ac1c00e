/**
 * Tools for the tests of every module but the domain's own: a WebSocket client and a Lambda
 * context.
 *
 * <p>Must not depend on any other module of this project.
 */
@NullMarked
package dev.switchboard.testsupport;

import org.jspecify.annotations.NullMarked;
