package dev.switchboard.gateway.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A CloudFormation template: resources with references to each other.
 *
 * @param resources all resources by their logical ids, whether their conditions hold or not
 * @param author who wrote the template
 */
record Template(Map<String, Resource> resources, TemplateAuthor author) {

  private static final String FUNCTION = "AWS::Lambda::Function";
  private static final String SAM_FUNCTION = "AWS::Serverless::Function";
  private static final String ALIAS = "AWS::Lambda::Alias";
  private static final String VERSION = "AWS::Lambda::Version";

  /**
   * Reads the resources of a template.
   *
   * @param parameters values of its parameters by name
   */
  static Template of(JsonNode root, Map<String, String> parameters) {
    TemplateAuthor author = TemplateAuthor.of(root);
    ParameterValues values = new ParameterValues(root.path("Parameters"), parameters);
    Intrinsics intrinsics = new Intrinsics(root, values);
    Map<String, Resource> byId = new LinkedHashMap<>();
    SamWebSocketApis.replaced(root)
        .properties()
        .forEach(
            each ->
                byId.put(
                    each.getKey(),
                    new Resource(each.getKey(), each.getValue(), intrinsics, author)));
    return new Template(byId, author);
  }

  /** The type of a resource, as it stands in a template. */
  static String typeOf(JsonNode resource) {
    return resource.path("Type").asText();
  }

  /** What the template has among its resources that is not read: loops and other macros. */
  List<String> macros() {
    return resources.keySet().stream().filter(id -> id.startsWith("Fn::")).toList();
  }

  /** All resources of a type whose conditions hold. */
  List<Resource> all(String type) {
    return resources.values().stream().filter(each -> each.is(type) && each.exists()).toList();
  }

  /** Whether a resource's property refers to another resource. */
  boolean refers(Resource from, String property, Resource to) {
    return referred(from, property).anyMatch(to::equals);
  }

  /** The resource of a type that a resource's property refers to. */
  Optional<Resource> referred(Resource from, String property, String type) {
    return referred(from, property).filter(each -> each.is(type) && each.exists()).findFirst();
  }

  /** The resources that a property refers to, whether their conditions hold or not. */
  Stream<Resource> referred(Resource from, String property) {
    return Deferred.ids(from.marked(property)).flatMap(id -> Stream.ofNullable(resources.get(id)));
  }

  /**
   * A name for the function whose ARN stands in a resource's property: its logical id, or what is
   * known of the ARN if the function is none of this template.
   */
  String function(Resource from, String property) {
    List<Resource> functions =
        referred(from, property).flatMap(this::functions).distinct().toList();
    return functions.size() == 1 ? functions.getFirst().id() : ofArn(from.shown(property));
  }

  /** A function itself, or the function of an alias or a version. */
  private Stream<Resource> functions(Resource resource) {
    Stream<Resource> candidates =
        resource.is(ALIAS) || resource.is(VERSION)
            ? referred(resource, "FunctionName")
            : Stream.of(resource);
    return candidates.filter(each -> each.is(FUNCTION) || each.is(SAM_FUNCTION));
  }

  /**
   * The function's part of an URI such as {@code arn:…:lambda:path/…/functions/ARN/invocations}.
   */
  private static String ofArn(String uri) {
    String function = uri.replaceFirst("^.*/functions/", "").replaceFirst("/invocations$", "");
    return function.isBlank() ? "a function that the template does not name" : function;
  }
}
