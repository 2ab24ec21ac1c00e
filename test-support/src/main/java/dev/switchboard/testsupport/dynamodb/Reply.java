package dev.switchboard.testsupport.dynamodb;

/** A reply of DynamoDB, as JSON. */
record Reply(int status, String body) {

  private static final String TYPE = "com.amazonaws.dynamodb.v20120810#";

  /** Returns the cancellation of a transaction, with a reason at its first row. */
  static Reply cancelled(String code, WrittenRows rows) {
    String others = ", {\"Code\": \"None\"}".repeat(rows.keys().size() - 1);
    return new Reply(
        400,
        """
        {"__type": "%sTransactionCanceledException", "Message": "Transaction cancelled",
         "CancellationReasons": [{"Code": "%s"}%s]}
        """
            .formatted(TYPE, code, others));
  }

  /** Returns the refusal of a write to a single row that is part of a transaction. */
  static Reply conflict() {
    return refused("TransactionConflictException", "Transaction is ongoing for the item");
  }

  static Reply throttled() {
    return refused("ThrottlingException", "Rate exceeded");
  }

  private static Reply refused(String type, String message) {
    return new Reply(
        400, "{\"__type\": \"%s%s\", \"message\": \"%s\"}".formatted(TYPE, type, message));
  }
}
