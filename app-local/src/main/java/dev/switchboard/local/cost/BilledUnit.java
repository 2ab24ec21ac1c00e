package dev.switchboard.local.cost;

import java.math.BigDecimal;

/**
 * The units that AWS bills, with its list prices for us-east-1 as of November 2026, in the first
 * tier and without the free one. Prices differ by region, and change.
 */
enum BilledUnit {
  /** Sent or received over a WebSocket, by 32 KB (aws.amazon.com/api-gateway/pricing). */
  MESSAGES("API Gateway", "messages", "1.00"),
  /** While a WebSocket is open, idle or not (aws.amazon.com/api-gateway/pricing). */
  CONNECTION_MINUTES("API Gateway", "connection minutes", "0.25"),
  /** Invocations of a function (aws.amazon.com/lambda/pricing). */
  INVOCATIONS("Lambda", "requests", "0.20"),
  /** Run time of a function on arm64 (aws.amazon.com/lambda/pricing). */
  GIGABYTE_SECONDS("Lambda", "GB-seconds", "13.3334"),
  /** Consistent reads of 4 KB, on demand (aws.amazon.com/dynamodb/pricing/on-demand). */
  READ_UNITS("DynamoDB", "read units", "0.125"),
  /** Writes of 1 KB, on demand (aws.amazon.com/dynamodb/pricing/on-demand). */
  WRITE_UNITS("DynamoDB", "write units", "0.625"),
  /** Calls to a standard queue, by 64 KB (aws.amazon.com/sqs/pricing). */
  QUEUE_REQUESTS("SQS", "requests", "0.40"),
  /** Bytes that leave AWS, at $0.09 a GB (aws.amazon.com/ec2/pricing/on-demand). */
  MEGABYTES_OUT("Data transfer", "MB out, $0.09 a GB", "90.00");

  static final String PRICE_LIST = "AWS list prices, us-east-1, November 2026";

  private final String service;
  private final String label;
  private final BigDecimal dollarsPerMillion;

  BilledUnit(String service, String label, String dollarsPerMillion) {
    this.service = service;
    this.label = label;
    this.dollarsPerMillion = new BigDecimal(dollarsPerMillion);
  }

  String service() {
    return service;
  }

  String label() {
    return label;
  }

  BigDecimal dollarsPerMillion() {
    return dollarsPerMillion;
  }

  /** The price of an amount, in dollars, not rounded. */
  BigDecimal dollars(double amount) {
    return BigDecimal.valueOf(amount).multiply(dollarsPerMillion).movePointLeft(6);
  }
}
