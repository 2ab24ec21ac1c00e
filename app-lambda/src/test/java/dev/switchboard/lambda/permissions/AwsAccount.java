package dev.switchboard.lambda.permissions;

/** The partition, region and account that ARNs contain. */
public record AwsAccount(String partition, String region, String id) {

  /** Returns the ARN of a resource of a service in the region. */
  public String arn(String service, String resource) {
    return "arn:%s:%s:%s:%s:%s".formatted(partition, service, region, id, resource);
  }

  /** Returns the ARN of a function's session under its role, which IAM's refusals name. */
  String sessionArn(String role, String function) {
    return "arn:%s:sts::%s:assumed-role/%s/%s".formatted(partition, id, role, function);
  }
}
