package dev.switchboard.gateway;

import java.time.Duration;

/**
 * One call of a function, as a log shows it.
 *
 * @param route the route's key, such as {@code $connect} or {@code POST /event}; {@code authorizer}
 *     for the authorizer
 * @param about the id of the connection it is about, or of the HTTP request
 * @param result in few words: a status, or what went wrong; never what a client sent
 * @param took from the call to its answer
 */
public record Invocation(String route, String about, String result, Duration took) {}
