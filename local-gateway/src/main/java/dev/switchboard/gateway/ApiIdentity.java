package dev.switchboard.gateway;

/**
 * The account, region and id of the WebSocket API, which ARNs and events contain.
 *
 * @param accountId the 12 digits of the AWS account
 * @param region the region, such as {@code eu-central-1}; it determines the partition
 * @param apiId the id of the API, such as {@code a1b2c3d4e5}
 */
public record ApiIdentity(String accountId, String region, String apiId) {

  /** Placeholders, because there is no account on a laptop. */
  public static final ApiIdentity LOCAL =
      new ApiIdentity("000000000000", "us-east-1", "localapi00");

  public ApiIdentity {
    require("account", accountId, "[0-9]{12}", "12 digits");
    require("region", region, "[a-z]{2,}(-[a-z]+)+-[0-9]+", "a region such as eu-central-1");
    require("API id", apiId, "[a-z0-9]{1,32}", "1 to 32 lower-case letters and digits");
  }

  /** The ARN of a route at a stage, which is the {@code methodArn} of an authorizer's event. */
  public String routeArn(String stage, String route) {
    return "arn:%s:execute-api:%s:%s:%s/%s/%s"
        .formatted(partition(), region, accountId, apiId, stage, route);
  }

  /** The partition of the region: China and GovCloud have their own. */
  private String partition() {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  private static void require(String what, String value, String pattern, String expected) {
    if (!value.matches(pattern)) {
      throw new IllegalArgumentException(
          "The %s is '%s': expected %s".formatted(what, value, expected));
    }
  }
}
