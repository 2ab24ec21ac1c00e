package dev.switchboard.benchmarks.scale;

/** What one publication costs, in dollars, by service. */
record Bill(double apiGateway, double lambda, double sqs, double dynamoDb) {

  double total() {
    return apiGateway + lambda + sqs + dynamoDb;
  }
}
