package dev.switchboard.lambda.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Policies of roles as IAM reads them. */
final class RolePolicyTest {

  private static final AwsAccount ACCOUNT = new AwsAccount("aws", "eu-west-1", "123456789012");
  private static final TemplateArns ARNS =
      new TemplateArns(
          ACCOUNT, Map.of("Table.Arn", ACCOUNT.arn("dynamodb", "table/rows"), "Api", "a1b2c3d4e5"));
  private static final RequestedPermission PUT = onTable("dynamodb:PutItem", "rows");
  private static final RequestedPermission DELETE = onTable("dynamodb:DeleteItem", "rows");

  @Test
  void allows_only_what_a_statement_lists() {
    RolePolicy policy =
        policy("{Effect: Allow, Action: dynamodb:PutItem, Resource: " + TABLE + "}");

    assertThat(policy.authorize(PUT)).isInstanceOf(AuthorizationResult.Allowed.class);
    assertThat(policy.authorize(DELETE))
        .isEqualTo(
            new AuthorizationResult.Denied(
                "because no identity-based policy allows the dynamodb:DeleteItem action"));
    assertThat(policy.authorize(onTable("dynamodb:PutItem", "others")))
        .isInstanceOf(AuthorizationResult.Denied.class);
    assertThat(policy.authorize(onTable("dynamodb:PutItem", "rows/index/by-time")))
        .isInstanceOf(AuthorizationResult.Denied.class);
  }

  @Test
  void ignores_the_case_of_actions_but_not_of_resources() {
    RolePolicy policy =
        policy("{Effect: Allow, Action: DynamoDB:putitem, Resource: " + TABLE + "}");

    assertThat(policy.authorize(PUT)).isInstanceOf(AuthorizationResult.Allowed.class);
    assertThat(policy.authorize(onTable("dynamodb:PutItem", "Rows")))
        .isInstanceOf(AuthorizationResult.Denied.class);
  }

  @Test
  void denies_what_any_statement_denies() {
    RolePolicy policy =
        policy(
            "{Effect: Allow, Action: 'dynamodb:*', Resource: '*'},"
                + "{Effect: Deny, Action: 'dynamodb:Delete*', Resource: "
                + TABLE
                + "}");

    assertThat(policy.authorize(PUT)).isInstanceOf(AuthorizationResult.Allowed.class);
    assertThat(policy.authorize(DELETE))
        .isEqualTo(
            new AuthorizationResult.Denied("with an explicit deny in an identity-based policy"));
  }

  @Test
  void keeps_a_wildcard_within_its_part_of_an_arn() {
    RolePolicy policy =
        policy(
            "{Effect: Allow, Action: execute-api:ManageConnections, Resource: "
                + "{'Fn::Sub': 'arn:*:execute-api:*:*:${Api}/dev/POST/@connections/*'}}");

    assertThat(policy.authorize(onApi("a1b2c3d4e5/dev/POST/@connections/L0SM9cOFvHcCIhw=")))
        .isInstanceOf(AuthorizationResult.Allowed.class);
    assertThat(policy.authorize(onApi("a1b2c3d4e5/dev/DELETE/@connections/L0SM9cOFvHcCIhw=")))
        .isInstanceOf(AuthorizationResult.Denied.class);
    assertThat(policy("{Effect: Allow, Action: '*', Resource: 'arn:*'}").authorize(PUT))
        .isInstanceOf(AuthorizationResult.Denied.class);
  }

  @Test
  void names_resources_as_the_template_does() {
    assertThat(
            policy(
                    "{Effect: Allow, Action: a:B, Resource: ["
                        + TABLE
                        + ", {'Fn::Sub': 'arn:${AWS::Partition}:a:${AWS::Region}"
                        + ":${AWS::AccountId}:${Api}/*'}]}")
                .granted())
        .extracting(GrantedPermission::resource)
        .containsExactly("Table", "Api/*");
  }

  @Test
  void is_not_read_in_part() {
    for (String part :
        List.of(
            "Condition: {StringEquals: {'aws:SourceVpc': vpc}}",
            "NotAction: [a:B]",
            "Principal: x")) {
      assertThatThrownBy(() -> policy("{Effect: Allow, Action: a:B, Resource: '*', " + part + "}"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is not evaluated here");
    }
    assertThatThrownBy(
            () -> read("{Policies: [], ManagedPolicyArns: ['arn:aws:iam::aws:policy/A']}"))
        .hasMessageContaining("ManagedPolicyArns is not evaluated here");
    assertThatThrownBy(() -> policy("{Effect: Allow, Action: a:B, Resource: {Ref: Unknown}}"))
        .hasMessageContaining("Nothing is known of Unknown");
  }

  private static final String TABLE = "{'Fn::GetAtt': [Table, Arn]}";

  private static RequestedPermission onTable(String action, String table) {
    return new RequestedPermission(action, ACCOUNT.arn("dynamodb", "table/" + table));
  }

  private static RequestedPermission onApi(String resource) {
    return new RequestedPermission(
        "execute-api:ManageConnections", ACCOUNT.arn("execute-api", resource));
  }

  private static RolePolicy policy(String statements) {
    return read("{Policies: [{PolicyDocument: {Statement: [" + statements + "]}}]}");
  }

  private static RolePolicy read(String role) {
    try {
      return new RolePolicyReader(ARNS).read(new YAMLMapper().readTree(role));
    } catch (IOException malformed) {
      throw new AssertionError(malformed);
    }
  }
}
