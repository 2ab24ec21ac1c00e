package dev.switchboard.local;

/** The connection store of a local service. */
enum StoreChoice {
  /** The memory of this process, lost when it ends. */
  MEMORY,
  /** The adapter that runs on AWS, with a DynamoDB Local in this process, over HTTP. */
  DYNAMODB
}
