package dev.switchboard.lambda.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.switchboard.lambda.permissions.AwsAccount;
import dev.switchboard.lambda.permissions.PermissionUses;
import dev.switchboard.lambda.permissions.RolePolicy;
import dev.switchboard.lambda.permissions.RolePolicyReader;
import dev.switchboard.lambda.permissions.TemplateArns;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a proof rejects, and the table that it makes. */
final class PermissionProofTest {

  private final PermissionUses uses = new PermissionUses();

  @Test
  void rejects_a_permission_that_is_never_used() throws IOException {
    uses.record("reader", policy("a:Get").granted(), "$connect");

    assertThat(proof(Map.of("reader", policy("a:Get")), Map.of()).mistakes()).isEmpty();
    assertThat(proof(Map.of("reader", policy("a:Get, a:Put")), Map.of()).mistakes())
        .containsExactly(
            "reader has a:Put on * and never used it: remove it, or list it in"
                + " deploy/permissions.json.");
  }

  @Test
  void accepts_an_unused_permission_only_while_its_reason_holds() throws IOException {
    Map<String, RolePolicy> policies = Map.of("reader", policy("a:Log"));
    Map<String, String> listed = Map.of("a:Log", "Lambda writes the log");
    assertThat(proof(policies, listed).mistakes()).isEmpty();

    assertThat(proof(Map.of("reader", policy("")), listed).mistakes())
        .containsExactly("deploy/permissions.json lists a:Log, which no role has.");
    uses.record("reader", policy("a:Log").granted(), "$connect");
    assertThat(proof(policies, listed).mistakes())
        .containsExactly(
            "reader used a:Log on *, which deploy/permissions.json lists as used by Lambda alone.");
  }

  @Test
  void rejects_what_a_function_lacked() throws IOException {
    uses.recordRefusal("User: reader is not authorized to perform: a:Put");

    assertThat(proof(Map.of("reader", policy("")), Map.of()).mistakes())
        .containsExactly("User: reader is not authorized to perform: a:Put");
  }

  @Test
  void makes_a_row_for_each_permission_and_a_column_for_each_function() throws IOException {
    uses.record("reader", policy("a:Get").granted(), "$connect");
    uses.record("reader", policy("a:Get").granted(), "$default");

    assertThat(
            proof(
                    Map.of("reader", policy("a:Get"), "writer", policy("a:Log")),
                    Map.of("a:Log", "Lambda writes the log"))
                .table())
        .containsExactly(
            "| permission | on | `reader` | `writer` |",
            "|---|---|---|---|",
            "| `a:Get` | `*` | `$connect`, `$default` | |",
            "| `a:Log` | `*` | | Lambda writes the log |");
  }

  private PermissionProof proof(Map<String, RolePolicy> policies, Map<String, String> listed) {
    return new PermissionProof(policies, uses, new ListedPermissions(Map.of(), listed, Map.of()));
  }

  private static RolePolicy policy(String actions) throws IOException {
    return new RolePolicyReader(
            new TemplateArns(new AwsAccount("aws", "us-east-1", "123456789012"), Map.of()))
        .read(
            new YAMLMapper()
                .readTree(
                    """
                    {Policies: [{PolicyDocument: {Statement: [
                      {Effect: Allow, Action: [%s], Resource: '*'}]}}]}
                    """
                        .formatted(actions)));
  }
}
