package dev.switchboard.benchmarks.contender;

import java.net.URI;

/** Writes an audience into a DynamoDB as our store does, so that the rows are its own. */
public final class AudienceWriter {

  /** What it prints in the end. */
  public static final String WRITTEN = "Written";

  private AudienceWriter() {}

  /** Takes where the DynamoDB is, and how many there should be. */
  public static void main(String[] arguments) {
    StoredAudience.inDynamoDb(URI.create(arguments[0])).fill(Integer.parseInt(arguments[1]));
    System.out.println(WRITTEN);
    System.exit(0);
  }
}
