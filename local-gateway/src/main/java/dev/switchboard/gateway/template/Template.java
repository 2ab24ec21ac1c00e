package dev.switchboard.gateway.template;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A CloudFormation template: resources that refer to each other.
 *
 * @param resources by their logical ids
 */
record Template(Map<String, Resource> resources) {

  /** The command that writes a template, and the right one of its two files. */
  static final String ORIGIN =
      "run 'npx osls@4.3.1 package', which writes .serverless/cloudformation-template-update-stack.json";

  /** The remedy for an invalid resource. */
  static final String REMEDY = "change serverless.yml, then run 'npx osls@4.3.1 package'";

  private static final String FUNCTION = "AWS::Lambda::Function";
  private static final String ALIAS = "AWS::Lambda::Alias";
  private static final String VERSION = "AWS::Lambda::Version";

  /** All resources of a type. */
  List<Resource> all(String type) {
    return resources.values().stream().filter(resource -> resource.is(type)).toList();
  }

  /**
   * Returns the only resource of a type that matches a condition. An error contains the description
   * of the condition.
   */
  Resource only(String type, Predicate<Resource> condition, String description) {
    List<Resource> found = all(type).stream().filter(condition).toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "%s %s with %s: expected one; give functions websocket events, and %s"
              .formatted(
                  found.isEmpty() ? "there is no" : joinIds(found) + " are each an",
                  type,
                  description,
                  ORIGIN));
    }
    return found.getFirst();
  }

  /** Returns whether a resource's property refers to another resource. */
  boolean refers(Resource from, String property, Resource to) {
    return referred(from.value(property)).anyMatch(to::equals);
  }

  /** The resource of a type that a resource's property refers to. */
  Resource referred(Resource from, String property, String type) {
    return referred(from.value(property))
        .filter(resource -> resource.is(type))
        .findFirst()
        .orElseThrow(() -> from.refusal(property, "a reference to an " + type));
  }

  /** The logical id of the one function whose ARN is in a resource's property. */
  String function(Resource from, String property) {
    List<Resource> functions =
        referred(from.value(property)).flatMap(this::functions).distinct().toList();
    if (functions.size() != 1) {
      throw from.refusal(property, "the ARN of a function of this template");
    }
    return functions.getFirst().id();
  }

  /** Returns the function itself, or the function of an alias or a version. */
  private Stream<Resource> functions(Resource resource) {
    Stream<Resource> candidates =
        resource.is(ALIAS) || resource.is(VERSION)
            ? referred(resource.value("FunctionName"))
            : Stream.of(resource);
    return candidates.filter(candidate -> candidate.is(FUNCTION));
  }

  private Stream<Resource> referred(JsonNode value) {
    return References.in(value).flatMap(id -> Stream.ofNullable(resources.get(id)));
  }

  private static String joinIds(List<Resource> resources) {
    return resources.stream().map(Resource::id).collect(joining(" and "));
  }
}
