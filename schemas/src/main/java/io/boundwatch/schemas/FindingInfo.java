package io.boundwatch.schemas;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * What was found. All times in epoch milliseconds.
 *
 * @param uid the same in all events of the finding's life and in every replay: {@link #uidOf}
 * @param desc one line
 * @param firstSeenTime event time of the first window or request, as is {@code lastSeenTime}
 * @param attacks empty where the finding is about operation
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FindingInfo(
    String uid,
    String title,
    String desc,
    @JsonProperty("created_time") long createdTime,
    @JsonProperty("modified_time") long modifiedTime,
    @JsonProperty("first_seen_time") long firstSeenTime,
    @JsonProperty("last_seen_time") long lastSeenTime,
    List<String> types,
    Analytic analytic,
    List<Attack> attacks) {
  public FindingInfo {
    Objects.requireNonNull(uid, "uid");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(desc, "desc");
    types = List.copyOf(types);
    Objects.requireNonNull(analytic, "analytic");
    attacks = List.copyOf(attacks);
  }

  /**
   * The ID of a finding.
   *
   * @param alertKey {@code tenantId|rule|entity}
   * @param episodeStart UTC in milliseconds, {@code 2026-11-02T08:00:00.000Z}
   */
  public static String uidOf(String alertKey, String episodeStart) {
    return alertKey + "|" + episodeStart;
  }

  /** The rule that fired, an OCSF analytic. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Analytic(
      String name, String uid, @JsonProperty("type_id") int typeId, String type) {
    public Analytic {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(uid, "uid");
      Objects.requireNonNull(type, "type");
    }

    /** A rule, whose name is its ID too. */
    public static Analytic rule(String name) {
      return new Analytic(name, name, 1, "Rule");
    }
  }

  /**
   * A technique of MITRE ATT&amp;CK.
   *
   * @param version of the matrix
   * @param subTechnique null if the technique as a whole is meant
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Attack(
      String version,
      AttackRef tactic,
      AttackRef technique,
      @JsonProperty("sub_technique") @JsonInclude(Include.NON_NULL) AttackRef subTechnique) {
    public Attack {
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(tactic, "tactic");
      Objects.requireNonNull(technique, "technique");
    }
  }

  /** A tactic, technique or sub-technique: {@code T1528}, {@code Steal Application …}. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record AttackRef(String uid, String name) {
    public AttackRef {
      Objects.requireNonNull(uid, "uid");
      Objects.requireNonNull(name, "name");
    }
  }
}
