package dev.switchboard.lambda.access;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.switchboard.oidc.IssuerSettings;
import dev.switchboard.oidc.SigningAlgorithm;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the issuers whose tokens are trusted, by their addresses. */
final class IssuersReader {

  private static final String ALGORITHMS =
      Arrays.stream(SigningAlgorithm.values()).map(Enum::name).collect(joining(", "));
  private static final String AUDIENCES =
      "whom tokens must be for, as [\"…\"]: their aud, or their client_id where they have no aud";

  private final Form form;

  IssuersReader(Form form) {
    this.form = form;
  }

  List<IssuerSettings> issuers(Json json) {
    return form
        .fields(
            json, "Expected issuers by their addresses: {\"https://…\": {\"audiences\": [\"…\"]}}.")
        .stream()
        .flatMap(field -> issuer(field).stream())
        .toList();
  }

  private Optional<IssuerSettings> issuer(Json.Field field) {
    Map<String, Json> members =
        form.members(
            field.value(),
            "Expected {\"audiences\": [\"…\"]}.",
            "audiences",
            "algorithms",
            "jwksUri");
    if (!(field.value() instanceof Json.Fields)) {
      return Optional.empty();
    }
    Set<String> audiences =
        form.required(members, "audiences", field.at(), AUDIENCES)
            .map(value -> texts(value, "Expected %s.".formatted(AUDIENCES)))
            .orElse(Set.of());
    Set<SigningAlgorithm> algorithms =
        Optional.ofNullable(members.get("algorithms"))
            .map(this::algorithms)
            .orElse(IssuerSettings.USUAL);
    Optional<URI> keys = Optional.ofNullable(members.get("jwksUri")).flatMap(this::address);
    if (audiences.isEmpty() || algorithms.isEmpty()) {
      return Optional.empty();
    }
    return form.valid(
        field.at(), () -> new IssuerSettings(field.name(), audiences, algorithms, keys));
  }

  private Set<SigningAlgorithm> algorithms(Json json) {
    String expected = "Expected algorithms, of %s.".formatted(ALGORITHMS);
    return nonEmpty(json, expected).stream()
        .flatMap(
            item ->
                form
                    .text(item, expected)
                    .flatMap(name -> form.valid(item.at(), () -> algorithm(name, expected)))
                    .stream())
        .collect(toSet());
  }

  private static SigningAlgorithm algorithm(String name, String expected) {
    return Arrays.stream(SigningAlgorithm.values())
        .filter(algorithm -> algorithm.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(expected));
  }

  private Optional<URI> address(Json json) {
    String expected = "Expected the https address of the issuer's keys.";
    return form.text(json, expected)
        .flatMap(
            written ->
                form.valid(
                    json.at(),
                    () -> {
                      if (!IssuerSettings.isAddress(written)) {
                        throw new IllegalArgumentException(expected);
                      }
                      return URI.create(written);
                    }));
  }

  private Set<String> texts(Json json, String expected) {
    return nonEmpty(json, expected).stream()
        .flatMap(item -> form.text(item, expected).stream())
        .collect(toSet());
  }

  private List<Json> nonEmpty(Json json, String expected) {
    List<Json> items = form.items(json, expected);
    if (json instanceof Json.Items && items.isEmpty()) {
      form.mistake(json.at(), expected);
    }
    return items;
  }
}
