package io.boundwatch.schemas;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What made a rule fire: a request, or one that contributed to a count. What is unknown is null and
 * left out of the JSON.
 *
 * @param name what it is, such as {@code sign-in request} or {@code user}
 * @param uid of a request, its ID
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Evidence(
    String name,
    @JsonInclude(Include.NON_NULL) String uid,
    @JsonInclude(Include.NON_NULL) Actor actor,
    @JsonInclude(Include.NON_NULL) User user,
    @JsonInclude(Include.NON_NULL) Device device,
    @JsonProperty("src_endpoint") @JsonInclude(Include.NON_NULL) Endpoint srcEndpoint,
    EvidenceData data) {
  public Evidence {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(data, "data");
  }

  /** Somebody or something that contributed to a count. */
  public static Evidence contributor(String name, String userId, Map<String, Long> counts) {
    User user = new User(userId, null);
    return new Evidence(name, null, null, user, null, null, EvidenceData.counts(counts));
  }

  /** An OCSF actor, of which only the session is told. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Actor(Session session) {
    public Actor {
      Objects.requireNonNull(session, "session");
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Session(String uid) {
    public Session {
      Objects.requireNonNull(uid, "uid");
    }
  }

  /**
   * An OCSF user.
   *
   * @param name user principal name, null if unknown
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record User(String uid, @JsonInclude(Include.NON_NULL) String name) {
    public User {
      Objects.requireNonNull(uid, "uid");
    }
  }

  /**
   * An OCSF device.
   *
   * @param typeId 0, unknown: sign-in logs do not tell desktops from laptops
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Device(
      @JsonProperty("type_id") int typeId,
      @JsonInclude(Include.NON_NULL) String uid,
      @JsonInclude(Include.NON_NULL) OperatingSystem os) {}

  /** An OCSF operating system, with the name that the sign-in log has. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record OperatingSystem(String name, @JsonProperty("type_id") int typeId) {
    public OperatingSystem {
      Objects.requireNonNull(name, "name");
    }

    /** With the type that OCSF gives to such a name; 0 if it has none. */
    public static OperatingSystem of(String name) {
      return new OperatingSystem(name, typeOf(name.toLowerCase(Locale.ROOT)));
    }

    private static int typeOf(String name) {
      if (name.startsWith("windows")) {
        return 100;
      } else if (name.startsWith("linux")) {
        return 200;
      } else if (name.startsWith("android")) {
        return 201;
      } else if (name.startsWith("mac")) {
        return 300;
      } else if (name.startsWith("ios")) {
        return 301;
      }
      return name.startsWith("ipados") ? 302 : 0;
    }
  }

  /** An OCSF network endpoint. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Endpoint(
      String ip,
      @JsonInclude(Include.NON_NULL) Location location,
      @JsonProperty("autonomous_system") @JsonInclude(Include.NON_NULL)
          AutonomousSystem autonomousSystem) {
    public Endpoint {
      Objects.requireNonNull(ip, "ip");
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Location(String country) {
    public Location {
      Objects.requireNonNull(country, "country");
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record AutonomousSystem(long number) {}
}
