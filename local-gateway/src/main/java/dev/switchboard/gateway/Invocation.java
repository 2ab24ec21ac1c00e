package dev.switchboard.gateway;

import java.time.Duration;

/**
 * One finished call of a function, for a log.
 *
 * @param route the route's key, such as {@code $connect} or {@code POST /event}; {@code authorizer}
 *     for the authorizer
 * @param about the id of the connection, or of the HTTP request
 * @param result a short text: a status, or the error with the beginning of what the function's
 *     server answered; never anything that a client sent, unless the function repeats it
 * @param took the time from the call to its response
 */
public record Invocation(String route, String about, String result, Duration took) {}
