package dev.switchboard.aws.http;

/**
 * What a server said to a request.
 *
 * @param status 200 to 599
 * @param keepsConnection whether the connection it came on can take another request
 */
public record HttpResponse(int status, boolean keepsConnection) {}
