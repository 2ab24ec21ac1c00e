package dev.switchboard.gateway.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.invoke.MalformedResponseException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicyConditionTest {

  private static final PolicyContext CONTEXT =
      new PolicyContext(
          "execute-api:Invoke",
          "arn:aws:execute-api:us-east-1:000000000000:localapi00/dev/$connect",
          Instant.parse("2024-09-09T18:23:28Z"),
          Map.of(
              "aws:SourceIp", "203.0.113.7",
              "aws:SecureTransport", "false",
              "aws:UserAgent", "test/1"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'IpAddress':{'aws:SourceIp':'203.0.113.0/24'} | true",
        "'IpAddress':{'AWS:sourceip':['192.0.2.1','203.0.113.7']} | true",
        "'IpAddress':{'aws:SourceIp':'192.0.2.0/24'} | false",
        "'IpAddress':{'aws:SourceIp':'2001:db8::/32'} | false",
        "'IpAddress':{'aws:SourceIp':'0.0.0.0/0'} | true",
        "'NotIpAddress':{'aws:SourceIp':'192.0.2.0/24'} | true",
        "'NotIpAddress':{'aws:SourceIp':['192.0.2.0/24','203.0.113.0/24']} | false",
        "'StringEquals':{'aws:UserAgent':'test/1'} | true",
        "'StringEquals':{'aws:UserAgent':'TEST/1'} | false",
        "'StringEqualsIgnoreCase':{'aws:UserAgent':'TEST/1'} | true",
        "'StringNotEquals':{'aws:UserAgent':'other'} | true",
        "'StringLike':{'aws:UserAgent':'te?t/*'} | true",
        "'StringNotLike':{'aws:UserAgent':'te?t/*'} | false",
        "'StringLikeIfExists':{'aws:UserAgent':'te*'} | true",
        "'DateLessThan':{'aws:CurrentTime':'2024-09-10T00:00:00Z'} | true",
        "'DateLessThan':{'aws:CurrentTime':'2024-09-09T18:23:28Z'} | false",
        "'DateLessThanEquals':{'aws:CurrentTime':'2024-09-09T20:23:28+02:00'} | true",
        "'DateGreaterThan':{'aws:CurrentTime':'2024-09-09'} | true",
        "'DateGreaterThanEquals':{'aws:CurrentTime':'1893456000'} | false",
        "'DateEquals':{'aws:CurrentTime':'2024-09-09T18:23:28Z'} | true",
        "'Bool':{'aws:SecureTransport':'false'} | true",
        "'Bool':{'aws:SecureTransport':true} | false",
        "'Bool':{'aws:SecureTransport':'false'},'StringEquals':{'aws:UserAgent':'no'} | false"
      })
  void a_condition_is_evaluated(String condition, boolean isMet) {
    assertThat(isAllowed("Allow", condition)).isEqualTo(isMet);
    assertThat(isAllowed("Deny", condition)).isEqualTo(!isMet);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'StringEquals':{'aws:PrincipalOrgID':'o-1'}",
        "'StringNotEquals':{'aws:PrincipalOrgID':'o-1'}",
        "'Null':{'aws:UserAgent':'true'}",
        "'ForAnyValue:StringLike':{'aws:UserAgent':'*'}",
        "'IpAddress':{'aws:SourceIp':'203.0.113.0/33'}",
        "'IpAddress':{'aws:SourceIp':'nowhere'}",
        "'DateLessThan':{'aws:CurrentTime':'tomorrow'}",
        "'StringEquals':'aws:UserAgent'"
      })
  void an_unknown_condition_never_admits(String condition) {
    assertThat(isAllowed("Allow", condition)).isFalse();
    assertThat(isAllowed("Deny", condition)).isFalse();
  }

  @Test
  void an_unmet_condition_decides_whatever_else_is_unknown() {
    String condition =
        "'Bool':{'aws:SecureTransport':'true'},'StringEquals':{'aws:PrincipalOrgID':'o-1'}";

    assertThat(isAllowed("Deny", condition)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'NotAction':'s3:*','Resource':'*' | false",
        "'NotAction':'execute-api:*','Resource':'*' | true",
        "'Action':'*','NotResource':'arn:aws:s3:::*' | false",
        "'Action':'*','NotResource':'*/dev/*' | true"
      })
  void a_deny_of_all_but_some_is_evaluated(String deny, boolean isAllowed) {
    String statements =
        "{'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny',%s}".formatted(deny);

    assertThat(isAllowed(statements)).isEqualTo(isAllowed);
  }

  @Test
  void an_allow_of_all_but_some_does_not_allow() {
    assertThat(isAllowed("{'Effect':'Allow','NotAction':'s3:*','Resource':'*'}")).isFalse();
  }

  /** Whether this statement, and for a Deny an Allow without a condition, admit the request. */
  private static boolean isAllowed(String effect, String condition) {
    String statement =
        "{'Effect':'%s','Action':'*','Resource':'*','Condition':{%s}}".formatted(effect, condition);
    String other = "{'Effect':'Allow','Action':'*','Resource':'*'}";
    return isAllowed(effect.equals("Deny") ? statement + "," + other : statement);
  }

  private static boolean isAllowed(String statements) {
    String response =
        "{'principalId':'u','policyDocument':{'Statement':[%s]}}"
            .formatted(statements)
            .replace('\'', '"');
    try {
      return AuthorizerResponse.read(response, Assumptions.LIKELY).problem(CONTEXT).isEmpty();
    } catch (MalformedResponseException malformed) {
      throw new AssertionError(malformed);
    }
  }
}
