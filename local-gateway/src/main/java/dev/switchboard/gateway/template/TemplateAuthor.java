package dev.switchboard.gateway.template;

import com.fasterxml.jackson.databind.JsonNode;

/** Who wrote a template: a tool or a person. It decides what an error advises. */
enum TemplateAuthor {
  OSLS(
      "change serverless.yml, then run 'npx osls@4.3.1 package'",
      "give functions websocket events, and run 'npx osls@4.3.1 package', which writes"
          + " .serverless/cloudformation-template-update-stack.json"),
  SAM(
      "change it there, no 'sam build' is needed",
      "add an AWS::Serverless::WebSocketApi, or an AWS::ApiGatewayV2::Api with its routes"),
  CDK(
      "change the app, then run 'npx cdk synth'",
      "give the template of the stack with the WebSocketApi: 'npx cdk synth' writes one per stack"
          + " into cdk.out"),
  PERSON(
      "change it there",
      "add an AWS::ApiGatewayV2::Api with ProtocolType WEBSOCKET, a stage and routes");

  private final String remedy;
  private final String origin;

  TemplateAuthor(String remedy, String origin) {
    this.remedy = remedy;
    this.origin = origin;
  }

  /** Recognises the author by what each tool leaves in its templates. */
  static TemplateAuthor of(JsonNode root) {
    JsonNode resources = root.path("Resources");
    if (root.path("Description").asText().endsWith("for this Serverless application")
        || resources.has("ServerlessDeploymentBucket")) {
      return OSLS;
    }
    if (root.path("Transform").toString().contains("AWS::Serverless-")) {
      return SAM;
    }
    if (root.path("Parameters").has("BootstrapVersion")
        || resources.has("CDKMetadata")
        || resources.findValue("aws:cdk:path") != null) {
      return CDK;
    }
    boolean hasSamResources =
        resources.properties().stream()
            .anyMatch(each -> Template.typeOf(each.getValue()).startsWith("AWS::Serverless::"));
    return hasSamResources ? SAM : PERSON;
  }

  /** What to do about an invalid resource. */
  String remedy() {
    return remedy;
  }

  /** What to do if the template has no WebSocket API. */
  String origin() {
    return origin;
  }
}
