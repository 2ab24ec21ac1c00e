package dev.switchboard.local;

/** What remembers connections on a laptop. */
enum StoreChoice {
  /** This process; gone with it. */
  MEMORY,
  /** The adapter that runs on AWS, over HTTP, against a DynamoDB Local in this process. */
  DYNAMODB
}
