package io.boundwatch.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** From a set of raw records to the last decisions and counts; their order has no part in it. */
public final class ReferenceModel {
  private final ReferenceParameters parameters;

  public ReferenceModel(ReferenceParameters parameters) {
    this.parameters = parameters;
  }

  /** All duplicates, parts and second publications belong into the records. */
  public ReferenceResult compute(Collection<RawRecord> records) {
    Map<String, List<MergedRequest>> signIns = signIns(records);
    DecisionBook decisionBook = new DecisionBook(parameters);
    CellBook cellBook = new CellBook(parameters);
    Map<String, Map<String, Object>> decisions = new TreeMap<>();
    Set<String> moved = new TreeSet<>();
    Set<String> open = new TreeSet<>();
    signIns.forEach(
        (key, requests) -> {
          decisions.put(key, decisionBook.decide(key, requests));
          Set<String> cells = cellBook.count(requests);
          requests.forEach(request -> moved.addAll(touchedOnTheWay(request)));
          if (isOpen(requests)) {
            open.add(key);
            open.addAll(cells);
          }
        });
    return new ReferenceResult(
        decisions,
        cellBook.appCounts(),
        cellBook.userCounts(),
        cellBook.policyCounts(),
        moved,
        open);
  }

  private Map<String, List<MergedRequest>> signIns(Collection<RawRecord> records) {
    Map<String, Map<String, List<Fact>>> facts = new TreeMap<>();
    for (RawRecord record : records) {
      FactReader.read(record)
          .filter(fact -> !isLate(fact))
          .ifPresent(
              fact ->
                  facts
                      .computeIfAbsent(fact.signInKey(), k -> new LinkedHashMap<>())
                      .computeIfAbsent(fact.requestId(), k -> new ArrayList<>())
                      .add(fact));
    }
    Map<String, List<MergedRequest>> signIns = new TreeMap<>();
    facts.forEach(
        (key, requests) ->
            signIns.put(key, requests.values().stream().map(MergedRequest::of).toList()));
    return signIns;
  }

  private boolean isLate(Fact fact) {
    return fact.appendTime() - fact.eventTime() > parameters.allowedLateness().toMillis();
  }

  /** Whether two neighbours in time lie further apart than the span. */
  private boolean isOpen(List<MergedRequest> requests) {
    List<Long> times = requests.stream().map(MergedRequest::eventTime).sorted().toList();
    for (int i = 1; i < times.size(); i++) {
      if (times.get(i) - times.get(i - 1) > parameters.span().toMillis()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Cells in which a request may have stood before all its records were there. App, window and
   * policy may each come from another record, so three records at a time tell all of them.
   */
  private Set<String> touchedOnTheWay(MergedRequest request) {
    Set<String> touched = new HashSet<>();
    List<Fact> facts = request.facts().stream().distinct().toList();
    for (Fact one : facts) {
      for (Fact two : facts) {
        for (Fact three : facts) {
          touched.addAll(cells(MergedRequest.of(List.of(one, two, three))));
        }
      }
    }
    touched.removeAll(cells(request));
    return touched;
  }

  private Set<String> cells(MergedRequest request) {
    return new CellBook(parameters).count(List.of(request));
  }
}
