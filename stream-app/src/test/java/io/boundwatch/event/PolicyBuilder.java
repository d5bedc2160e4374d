package io.boundwatch.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Builds one entry of {@code appliedConditionalAccessPolicies}; see {@link Records#aPolicy}. */
public final class PolicyBuilder {
  private final ObjectNode node = JsonNodeFactory.instance.objectNode();

  PolicyBuilder(String id) {
    node.put("id", id);
    node.put("displayName", "Policy " + id);
    node.putArray("enforcedGrantControls").add("Mfa");
    enforcing("SignInTokenProtection");
    result("success");
  }

  public PolicyBuilder result(String result) {
    return with("result", result);
  }

  public PolicyBuilder named(String displayName) {
    return with("displayName", displayName);
  }

  public PolicyBuilder enforcing(String... sessionControls) {
    return with("enforcedSessionControls", List.of(sessionControls));
  }

  public PolicyBuilder notSatisfied(String... sessionControls) {
    return with("sessionControlsNotSatisfied", List.of(sessionControls));
  }

  public PolicyBuilder with(String name, Object value) {
    node.set(name, Records.json(value));
    return this;
  }

  public PolicyBuilder without(String name) {
    node.remove(name);
    return this;
  }

  ObjectNode node() {
    return node;
  }
}
