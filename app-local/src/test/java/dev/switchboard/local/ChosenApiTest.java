package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.IdentitySource;
import dev.switchboard.gateway.Integration;
import dev.switchboard.gateway.invoke.LambdaInvokeClients;
import dev.switchboard.gateway.template.ApiTemplate;
import dev.switchboard.gateway.template.TemplateChoices;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What options supply beside a template, and what the start screen says about the rest. */
final class ChosenApiTest {

  private static final String TEMPLATE =
      """
      Resources:
        Chat:
          Type: AWS::ApiGatewayV2::Api
          Properties: {ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action}
        Stage:
          Type: AWS::ApiGatewayV2::Stage
          Properties: {ApiId: !Ref Chat, StageName: dev}
        Connect:
          Type: AWS::ApiGatewayV2::Route
          Properties:
            ApiId: !Ref Chat
            RouteKey: $connect
            AuthorizationType: NAME_OF_TYPE
            AuthorizerId: !ImportValue auth
            Target: !Sub integrations/${Function}
        Ingest:
          Type: AWS::ApiGatewayV2::Route
          Properties: {ApiId: !Ref Chat, RouteKey: ingest, Target: !Sub 'integrations/${Queue}'}
        Function:
          Type: AWS::ApiGatewayV2::Integration
          Properties: {ApiId: !Ref Chat, IntegrationType: AWS_PROXY}
        Queue:
          Type: AWS::ApiGatewayV2::Integration
          Properties: {ApiId: !Ref Chat, IntegrationType: AWS}
      """;
  private static final String GUARD = "http://127.0.0.1:9001";
  private static final Functions FUNCTIONS = Functions.all(_ -> "{\"statusCode\":200}");

  private final LambdaInvokeClients clients = new LambdaInvokeClients(OptionalInt.empty());

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"AWS_IAM", "JWT"})
  void a_check_that_does_not_run_here_refuses_every_client_unless_a_user_assumes_otherwise(
      String type) throws IOException {
    ChosenApi api = chosen(type, Optional.empty(), List.of());

    assertThat(api.authorize(FUNCTIONS, clients, Assumptions.LIKELY).authorizer())
        .hasValueSatisfying(
            guard -> assertThat(guard.function().invoke("{}")).contains("\"Statement\":[]"));
    assertThat(
            api.authorize(
                    FUNCTIONS,
                    clients,
                    Assumptions.LIKELY.with(Assumption.CONNECT_UNCHECKED, "admitted"))
                .authorizer())
        .isEmpty();
    assertThat(described(api)).contains("The check of $connect is " + type, "client is refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_IAM", "CUSTOM"})
  void an_authorizer_that_is_given_is_not_asked_of_the_template(String type) throws IOException {
    IdentitySource source = IdentitySource.of("route.request.querystring.token");
    ChosenApi api = chosen(type, Optional.of(GUARD), List.of(source));

    assertThat(api.authorize(FUNCTIONS, clients, Assumptions.LIKELY).authorizer())
        .hasValueSatisfying(
            guard -> {
              assertThat(guard.function()).asString().startsWith(GUARD);
              assertThat(guard.identitySources()).containsExactly(source);
            });
    assertThat(described(api)).doesNotContain("Beware");
  }

  @Test
  void an_authorizer_without_an_address_is_asked_for() throws IOException {
    ChosenApi api = chosen("CUSTOM", Optional.empty(), List.of());

    assertThatThrownBy(() -> api.authorize(FUNCTIONS, clients, Assumptions.LIKELY))
        .hasMessage("The template has an authorizer, the authorizer ${auth}: add --authorizer URL");
  }

  @Test
  void an_authorizer_that_the_template_does_not_have_is_refused() throws IOException {
    ChosenApi api = chosen("NONE", Optional.of(GUARD), List.of());

    assertThatThrownBy(() -> api.authorize(FUNCTIONS, clients, Assumptions.LIKELY))
        .hasMessageContaining("leave out --authorizer");
  }

  @Test
  void a_route_that_is_not_served_is_named_at_the_start_and_asks_no_function() throws IOException {
    ChosenApi api = chosen("NONE", Optional.empty(), List.of());
    FunctionAddresses addresses = new FunctionAddresses(List.of("http://127.0.0.1:9000"), clients);

    Functions functions = addresses.behind(api.api(), api.standIns(Assumptions.LIKELY));

    assertThatThrownBy(() -> functions.behind("ingest").invoke("{}"))
        .hasMessageContaining("type AWS");
    assertThat(functions.behind("$connect")).asString().startsWith("http://127.0.0.1:9000");
    assertThat(described(api)).contains("Template", "The route ingest is not served");
  }

  @Test
  void a_function_of_its_own_replaces_what_the_template_has_for_a_route() throws IOException {
    ChosenApi api = chosen("NONE", Optional.empty(), List.of());
    FunctionAddresses addresses =
        new FunctionAddresses(
            List.of("http://127.0.0.1:9000", "ingest=http://127.0.0.1:9002"), clients);

    Integration ingest =
        addresses.behind(api.api(), api.standIns(Assumptions.LIKELY)).behind("ingest");

    assertThat(addresses.routes()).containsExactly("ingest");
    assertThat(ingest).asString().startsWith("http://127.0.0.1:9002");
  }

  private ChosenApi chosen(
      String authorizationType, Optional<String> authorizer, List<IdentitySource> sources)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("template.yaml"), TEMPLATE.replace("NAME_OF_TYPE", authorizationType));
    ApiTemplate template =
        ApiTemplate.read(file, TemplateChoices.NONE.withIdentitySources(sources));
    return new ChosenApi(template.api(), Optional.of(template), authorizer, sources);
  }

  private static String described(ChosenApi api) {
    StringWriter out = new StringWriter();
    StartupMessage sheet = new StartupMessage(new PrintWriter(out), "Up");
    api.describe(Assumptions.LIKELY, sheet);
    sheet.end("Done");
    return out.toString();
  }
}
