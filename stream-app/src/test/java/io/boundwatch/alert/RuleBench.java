package io.boundwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.boundwatch.config.ConfigLoader;
import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.Request;
import io.boundwatch.remedy.Causes;
import io.boundwatch.schemas.SchemaFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rule with everything around it in memory: put in requests, cells and clocks, and read what
 * became of its alerts; each that is published is checked against its schema. Requests reach the
 * rule as in the program: only if it wants them.
 */
public final class RuleBench {
  /** Something that was published. */
  public record Published(AlertBook.Activity activity, AlertState alert) {
    public Finding finding() {
      return alert.finding();
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(SchemaFile.DETECTION_FINDING.open());

  private final RuleType type;
  private final AlertWriter writer;
  private AlertSettings alerts;
  private RuleSet rules;
  private final Map<String, byte[]> state = new HashMap<>();
  private final Map<String, Long> keptUntil = new HashMap<>();
  private final Map<String, byte[]> stored = new HashMap<>();
  private final Map<CellKey, CellDelta> cells = new HashMap<>();
  private final List<Published> published = new ArrayList<>();
  private final List<Fact.UserOfApp> told = new ArrayList<>();
  private AlertBook book;
  private long clock = Long.MIN_VALUE;
  private int sent;

  private RuleBench(RuleType type, AlertSettings alerts) {
    this.type = type;
    this.alerts = alerts;
    this.writer = new AlertWriter(alerts.runbookBase(), List.of(type), Causes.packed());
    this.rules = RuleSet.of(List.of(type), alerts, true);
    restart();
  }

  /**
   * A rule with the defaults, but for these settings.
   *
   * @param settings by key, such as {@code alerts.mass-block.min-users}
   */
  public static RuleBench of(RuleType type, Map<String, String> settings) {
    return new RuleBench(type, ConfigLoader.of(settings).alerts());
  }

  public static RuleBench of(RuleType type) {
    return of(type, Map.of());
  }

  /** Takes up alerts and state again from their bytes, as after a restart or a move. */
  public RuleBench restart() {
    book =
        new AlertBook(
            new InMemoryAlerts(stored),
            alerts.window(),
            300_000,
            (alert, what) -> add(what, alert));
    return this;
  }

  /** Takes up alerts and state again with other settings. */
  public RuleBench settings(Map<String, String> settings) {
    alerts = ConfigLoader.of(settings).alerts();
    rules = RuleSet.of(List.of(type), alerts, true);
    return restart();
  }

  private void add(AlertBook.Activity activity, AlertState alert) {
    assertThat(SCHEMA.validate(JSON.valueToTree(writer.write(alert, activity, 1000))))
        .as("faults of the published alert")
        .isEmpty();
    published.add(new Published(activity, alert));
  }

  public RuleBench put(Request... requests) {
    return put(false, requests);
  }

  public RuleBench putLate(Request... requests) {
    return put(true, requests);
  }

  private RuleBench put(boolean late, Request... requests) {
    for (Request request : requests) {
      put(late, request, List.of());
    }
    return this;
  }

  /** Puts in a request, beside the others of its sign-in that were met so far. */
  public RuleBench put(Request request, List<Request> signIn) {
    return put(false, request, signIn);
  }

  private RuleBench put(boolean late, Request request, List<Request> signIn) {
    for (Owner owner : rules.wanting(request, late, signIn)) {
      put(new Fact.RequestSeen(owner, late, new EncodedRequest(request)));
      sent++;
    }
    return this;
  }

  /** How many requests were sent to where the rule wants them. */
  public int sent() {
    return sent;
  }

  /** Tells a fact; what the rule tells itself at another task follows at once. */
  public RuleBench put(Fact fact) {
    rules.told(fact, name -> new Context());
    List<Fact.UserOfApp> more = List.copyOf(told);
    told.clear();
    more.forEach(this::put);
    return this;
  }

  /** Adds a difference to a cell. */
  public RuleBench cell(CellKey key, CellDelta difference) {
    CellDelta cell = cells.computeIfAbsent(key, k -> new CellDelta());
    cell.add(difference);
    rules.cellChanged(key, difference, cell, name -> new Context());
    List<Fact.UserOfApp> more = List.copyOf(told);
    told.clear();
    more.forEach(this::put);
    return this;
  }

  /** Closes the window of a cell that was put in before. */
  public RuleBench closed(CellKey key) {
    rules.windowClosed(key, cells.get(key), name -> new Context());
    return this;
  }

  /** The clock moves on: what is past is forgotten or closed. */
  public RuleBench clock(long now) {
    clock = now;
    rules.feedClock(name -> new Context());
    book.advance(now);
    Set<String> past = new java.util.HashSet<>(keptUntil.keySet());
    past.removeIf(key -> keptUntil.get(key) > now);
    past.forEach(this::forget);
    return this;
  }

  private void forget(String key) {
    state.remove(key);
    keptUntil.remove(key);
  }

  /** All that was published, in order. */
  public List<Published> published() {
    return List.copyOf(published);
  }

  /** What was published of one activity. */
  public List<Finding> published(AlertBook.Activity activity) {
    return published.stream()
        .filter(each -> each.activity() == activity)
        .map(Published::finding)
        .toList();
  }

  public List<Finding> created() {
    return published(AlertBook.Activity.CREATE);
  }

  public int stateSize() {
    return state.size();
  }

  public int stateBytes() {
    return state.values().stream().mapToInt(bytes -> bytes.length).sum();
  }

  private final class Context implements RuleContext {
    @Override
    public long clock() {
      return clock;
    }

    @Override
    public Optional<byte[]> get(String key) {
      return Optional.ofNullable(state.get(key)).map(byte[]::clone);
    }

    @Override
    public boolean put(String key, byte[] value, long keepUntil) {
      if (!state.containsKey(key) && state.size() >= alerts.maxEntries()) {
        return false;
      }
      state.put(key, value.clone());
      keptUntil.put(key, keepUntil);
      return true;
    }

    @Override
    public void remove(String key) {
      forget(key);
    }

    @Override
    public Optional<CellDelta> cell(CellKey key) {
      return Optional.ofNullable(cells.get(key));
    }

    @Override
    public boolean isOpen(String tenantId, String entity) {
      return book.isOpen(type.name(), tenantId, entity);
    }

    @Override
    public void raise(Finding finding) {
      book.raise(type.name(), finding, clock, 0);
    }

    @Override
    public void end(String tenantId, String entity) {
      book.end(type.name(), tenantId, entity, clock);
    }

    @Override
    public void tell(Fact.UserOfApp fact) {
      told.add(fact);
    }
  }
}
