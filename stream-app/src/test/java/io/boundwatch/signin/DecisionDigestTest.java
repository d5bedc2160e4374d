package io.boundwatch.signin;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundwatch.schemas.SignInDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionDigestTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What tells when and how often was decided, and what the key says already. */
  private static final Set<String> NOT_CONTENT =
      Set.of(
          "schemaVersion",
          "signInId",
          "tenantId",
          "correlationId",
          "userId",
          "settled",
          "revision",
          "decidedAt");

  private static SignInDecision decision() {
    SignIn signIn = new SignIn();
    signIn.merge(aRequest("r1").unbound(1003).blocked().encoded(), 10, 0);
    signIn.merge(aRequest("r2").bound().allowed().app("teams").encoded(), 10, 0);
    return new DecisionWriter(DetailLevel.ALL).publish(signIn, true, 5).orElseThrow();
  }

  @Test
  void everyPartOfTheContentCounts() throws Exception {
    ObjectNode whole = JSON.valueToTree(decision());
    long digest = DecisionDigest.of(JSON.treeToValue(whole, SignInDecision.class));
    List<String> unnoticed = new ArrayList<>();

    for (String pointer : leaves("", whole)) {
      ObjectNode changed = whole.deepCopy();
      change(changed, pointer);
      if (DecisionDigest.of(JSON.treeToValue(changed, SignInDecision.class)) == digest) {
        unnoticed.add(pointer.substring(1));
      }
    }

    assertThat(unnoticed).containsExactlyInAnyOrderElementsOf(NOT_CONTENT);
  }

  private static List<String> leaves(String path, JsonNode node) {
    List<String> leaves = new ArrayList<>();
    if (node.isObject()) {
      node.fieldNames().forEachRemaining(f -> leaves.addAll(leaves(path + "/" + f, node.get(f))));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        leaves.addAll(leaves(path + "/" + i, node.get(i)));
      }
    } else {
      leaves.add(path);
    }
    return leaves;
  }

  private static void change(ObjectNode root, String pointer) {
    String parent = pointer.substring(0, pointer.lastIndexOf('/'));
    String last = pointer.substring(pointer.lastIndexOf('/') + 1);
    JsonNode at = root.at(pointer);
    JsonNode other =
        at.isTextual()
            ? JSON.getNodeFactory().textNode(at.textValue() + "x")
            : at.isBoolean()
                ? JSON.getNodeFactory().booleanNode(!at.booleanValue())
                : JSON.getNodeFactory().numberNode(at.longValue() + 1);
    JsonNode holder = root.at(parent);
    if (holder instanceof ObjectNode object) {
      object.set(last, other);
    } else if (holder instanceof ArrayNode array) {
      array.set(Integer.parseInt(last), other);
    }
  }
}
