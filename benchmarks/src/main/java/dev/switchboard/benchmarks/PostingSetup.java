package dev.switchboard.benchmarks;

import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.benchmarks.posting.PostingProgram;
import java.net.URI;
import java.util.List;

/**
 * The configuration of a process that posts.
 *
 * @param client one of {@link PostingProgram}'s
 * @param endpoint the callback URL
 * @param flags the flags of its JVM, besides those of all; of a flag given twice, the last counts
 * @param connections the maximum number of posts on their way at once
 * @param audience one of {@link PostingProgram}'s, or the address of a DynamoDB
 */
record PostingSetup(
    String client, URI endpoint, List<String> flags, int connections, String audience) {

  /** The flags for the quick compiler only, as Lambda runs a JVM by default. */
  static final List<String> C1 = List.of("-XX:TieredStopAtLevel=1");

  PostingSetup {
    flags = List.copyOf(flags);
  }

  /**
   * Returns the setup of our fan-out, with the usual connections, and recipients that are in no
   * store.
   */
  static PostingSetup lean(URI endpoint) {
    return new PostingSetup(
        PostingProgram.LEAN,
        endpoint,
        List.of(),
        ApiGatewaySettings.POSTS_AT_ONCE,
        PostingProgram.NUMBERED);
  }

  PostingSetup withClient(String other) {
    return new PostingSetup(other, endpoint, flags, connections, audience);
  }

  PostingSetup withFlags(List<String> others) {
    return new PostingSetup(client, endpoint, others, connections, audience);
  }

  PostingSetup withConnections(int count) {
    return new PostingSetup(client, endpoint, flags, count, audience);
  }

  PostingSetup withAudience(String other) {
    return new PostingSetup(client, endpoint, flags, connections, other);
  }

  PostingSetup withAudience(URI dynamoDb) {
    return withAudience(dynamoDb.toString());
  }

  /** Returns the arguments of {@link PostingProgram#main}. */
  String[] arguments() {
    return new String[] {client, endpoint.toString(), Integer.toString(connections), audience};
  }
}
