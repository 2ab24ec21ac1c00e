package dev.switchboard.aws.http;

/**
 * A server's response to a request, without headers and body.
 *
 * @param status 200 to 599
 * @param keepsAlive whether its connection can take another request
 */
public record HttpResponse(int status, boolean keepsAlive) {}
