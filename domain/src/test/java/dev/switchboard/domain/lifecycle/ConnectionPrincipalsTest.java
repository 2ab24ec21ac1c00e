package dev.switchboard.domain.lifecycle;

import static dev.switchboard.domain.lifecycle.TestLifecycles.ADA;
import static dev.switchboard.domain.lifecycle.TestLifecycles.BOB;
import static dev.switchboard.domain.lifecycle.TestLifecycles.EVENTS_TOO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.access.IssuedKey;
import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.access.TokenVerification;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.PrincipalId;
import dev.switchboard.domain.connection.PrincipalTracking;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.lifecycle.LifecycleSettings.RefusedAt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The principals that are recorded, and the limit on their connections. */
final class ConnectionPrincipalsTest {

  private static final String ISSUER = "https://issuer.example";
  private static final PrincipalId ANN = PrincipalId.ofToken(ISSUER, "ann");
  private static final AccessRules RULES =
      new AccessRules(
          true,
          List.of(new IssuedKey("app", IssuedKey.hashOf("secret"), Instant.MAX)),
          EVENTS_TOO.connect(),
          EVENTS_TOO.rules(),
          subject ->
              new TokenVerification.Verified(
                  Principal.ofToken(subject, Map.of("iss", Set.of(ISSUER)))));
  private static final Connection EVENTS =
      new Connection(ADA.id(), ADA.connectedAt(), Protocol.EVENTS);

  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();

  @Test
  void a_connection_is_stored_with_the_principal_of_its_handshake() {
    ConnectionLifecycle lifecycle = lifecycle(Limits.DEFAULT, RefusedAt.MESSAGE);

    assertThat(lifecycle.connect(handshake(new Credentials.Token("ann"))))
        .isEqualTo(
            new ConnectResult.Accepted(Optional.of(ConnectionLifecycle.EVENTS), Optional.of(ANN)));
    lifecycle.connect(handshake(new Credentials.ApiKey("secret")));
    lifecycle.connect(handshake(new Credentials.None()));

    assertThat(store.connections())
        .extracting(Connection::principal)
        .containsExactly(Optional.of(ANN), Optional.of(PrincipalId.ofKey("app")), Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"subscribe with ann", "publish with ann"})
  void the_first_accepted_message_records_its_principal_and_no_later_one_does(String message) {
    store.knows(EVENTS);
    ConnectionLifecycle lifecycle = lifecycle(Limits.DEFAULT, RefusedAt.MESSAGE);

    MessageResult first = TestLifecycles.receive(lifecycle, ADA, message);

    assertThat(first)
        .isInstanceOfSatisfying(
            MessageResult.Replied.class, sent -> assertThat(sent.principal()).contains(ANN));
    assertThat(store.calls()).startsWith("find ada", "record token:ann of ada");

    ScriptedStore later = new ScriptedStore();
    later.knows(EVENTS.withPrincipal(Optional.of(ANN)));
    TestLifecycles.receive(
        TestLifecycles.lifecycle(later, transport, LifecycleSettings.DEFAULT, RULES),
        ADA,
        message.replace("ann", "bob"));

    assertThat(later.calls()).startsWith("find ada").noneMatch(call -> call.startsWith("record"));
  }

  @Test
  void messages_without_credentials_record_no_principal_and_are_logged_with_that_of_the_row() {
    store.knows(EVENTS.withPrincipal(Optional.of(ANN)));

    assertThat(
            TestLifecycles.receive(
                lifecycle(Limits.DEFAULT, RefusedAt.MESSAGE), ADA, "connection_init"))
        .isInstanceOfSatisfying(
            MessageResult.Replied.class, sent -> assertThat(sent.principal()).contains(ANN));
    assertThat(store.calls()).containsExactly("find ada");
  }

  @Test
  void a_message_that_the_rules_refuse_records_no_principal() {
    store.knows(EVENTS);
    AccessRules none = new AccessRules(true, List.of(), List.of(), List.of(), RULES.tokens());
    ConnectionLifecycle lifecycle =
        TestLifecycles.lifecycle(store, transport, LifecycleSettings.DEFAULT, none);

    TestLifecycles.receive(lifecycle, ADA, "subscribe with ann");
    TestLifecycles.receive(lifecycle, ADA, "publish with ann");

    assertThat(store.calls()).containsExactly("find ada", "find ada");
  }

  @Test
  void a_principal_that_cannot_be_recorded_fails_the_message_before_it_has_an_effect() {
    store.knows(EVENTS);
    store.failRecording();

    TestLifecycles.receive(lifecycle(Limits.DEFAULT, RefusedAt.MESSAGE), ADA, "subscribe with ann");

    assertThat(store.calls()).containsExactly("find ada", "record token:ann of ada");
    assertThat(transport.texts()).singleElement().asString().contains("SUBSCRIPTION_PROCESSING");
  }

  @Test
  void a_subject_with_the_maximum_of_connections_is_refused_at_the_handshake_or_first_message() {
    store.tracks(ANN, new ConnectionId("x"), new ConnectionId("y"));
    Handshake ann = handshake(new Credentials.Token("ann"));

    assertThat(lifecycle(limit(2), RefusedAt.HANDSHAKE).connect(ann))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(Refusal.Kind.OVER_LIMIT);
              assertThat(refusal.principal()).contains(ANN);
            });
    assertThat(store.connections()).isEmpty();

    ConnectionLifecycle later = lifecycle(limit(2), RefusedAt.MESSAGE);
    assertThat(later.connect(ann)).isInstanceOf(ConnectResult.RefusedAtFirstMessage.class);
    store.knows(store.connections().getFirst());
    TestLifecycles.receive(later, ADA, "connection_init");

    assertThat(transport.texts())
        .singleElement()
        .asString()
        .contains("LIMIT_EXCEEDED", "You have the maximum number of open connections");
  }

  @Test
  void a_subject_below_the_limit_and_a_repeated_connect_are_accepted() {
    store.tracks(ANN, new ConnectionId("x"), ADA.id());

    assertThat(
            lifecycle(limit(2), RefusedAt.HANDSHAKE)
                .connect(handshake(new Credentials.Token("ann"))))
        .isInstanceOf(ConnectResult.Accepted.class);
  }

  @Test
  void a_first_message_above_the_limit_is_refused_and_not_recorded() {
    store.knows(EVENTS);
    store.tracks(ANN, BOB.id());

    TestLifecycles.receive(lifecycle(limit(1), RefusedAt.MESSAGE), ADA, "subscribe with ann");

    assertThat(store.calls()).containsExactly("find ada", "connections of token:ann");
    assertThat(transport.texts())
        .singleElement()
        .asString()
        .contains("SUBSCRIBE", "LIMIT_EXCEEDED");
  }

  @Test
  void keys_and_clients_without_credentials_are_not_limited_and_not_counted() {
    ConnectionLifecycle lifecycle = lifecycle(limit(1), RefusedAt.HANDSHAKE);
    store.tracks(PrincipalId.ofKey("app"), new ConnectionId("x"), new ConnectionId("y"));

    assertThat(lifecycle.connect(handshake(new Credentials.ApiKey("secret"))))
        .isInstanceOf(ConnectResult.Accepted.class);
    assertThat(lifecycle.connect(handshake(new Credentials.None())))
        .isInstanceOf(ConnectResult.Accepted.class);
    assertThat(store.calls()).containsExactly("add ada", "add ada");
  }

  private ConnectionLifecycle lifecycle(Limits limits, RefusedAt refusedAt) {
    return TestLifecycles.lifecycle(
        store,
        transport,
        LifecycleSettings.DEFAULT.with(refusedAt),
        RULES,
        limits,
        (_, _) -> List.of());
  }

  private static Limits limit(int connections) {
    return Limits.DEFAULT.with(PrincipalTracking.limitedTo(connections));
  }

  private static Handshake handshake(Credentials credentials) {
    return new Handshake(
        ADA.id(),
        ADA.connectedAt(),
        List.of(ConnectionLifecycle.EVENTS),
        Optional.empty(),
        credentials);
  }
}
