package io.boundwatch.count;

import java.util.List;

/** The window sizes that app, user and policy cells are counted in. */
public record Windows(List<WindowSize> app, List<WindowSize> user, List<WindowSize> policy) {
  public Windows {
    app = List.copyOf(app);
    user = List.copyOf(user);
    policy = List.copyOf(policy);
  }

  public List<WindowSize> of(CellKind kind) {
    return switch (kind) {
      case APP -> app;
      case USER -> user;
      case POLICY -> policy;
    };
  }
}
