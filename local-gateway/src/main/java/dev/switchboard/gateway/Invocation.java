package dev.switchboard.gateway;

import java.time.Duration;

/**
 * One call of a function, as a log shows it.
 *
 * @param route the route's key; {@code authorizer} for the authorizer
 * @param connectionId the id of the connection it is about
 * @param result in few words: a status, or what went wrong; never what a client sent
 * @param took from the call to its answer
 */
public record Invocation(String route, String connectionId, String result, Duration took) {}
