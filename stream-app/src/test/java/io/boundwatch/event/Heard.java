package io.boundwatch.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** A handler that remembers what it was told. */
final class Heard implements EventHandler {
  final List<Request> requests = new ArrayList<>();
  final List<String> ignored = new ArrayList<>();
  final List<Rejection> rejections = new ArrayList<>();
  int unjudged;

  @Override
  public void accepted(Request request, int unjudgedPolicies) {
    requests.add(request);
    unjudged += unjudgedPolicies;
  }

  @Override
  public void ignored(String category) {
    ignored.add(category);
  }

  @Override
  public void rejected(Rejection rejection) {
    rejections.add(rejection);
  }

  List<String> requestIds() {
    return requests.stream().map(Request::requestId).toList();
  }

  List<RejectReason> reasons() {
    return rejections.stream().map(Rejection::reason).toList();
  }

  Request onlyRequest() {
    assertThat(rejections).isEmpty();
    assertThat(requests).hasSize(1);
    return requests.get(0);
  }

  Rejection onlyRejection() {
    assertThat(requests).isEmpty();
    assertThat(rejections).hasSize(1);
    return rejections.get(0);
  }
}
