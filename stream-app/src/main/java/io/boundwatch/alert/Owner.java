package io.boundwatch.alert;

import io.boundwatch.count.CellKey;
import io.boundwatch.event.KeyParts;
import io.boundwatch.event.Request;

/** Whose task a rule's requests go to: where all that the rule compares comes together. */
public enum Owner {
  /** The app of a tenant; there its cells are counted. */
  APP,
  /** The user of a tenant. */
  USER,
  /** The tenant as a whole, with the app tasks. */
  TENANT;

  /** The key that leads to the owner's task. */
  public String key(Request request) {
    return switch (this) {
      case APP -> KeyParts.join(request.tenantId(), request.details().appId());
      case USER -> KeyParts.join(request.tenantId(), request.userId());
      case TENANT -> ofTenant(request.tenantId());
    };
  }

  static String ofTenant(String tenantId) {
    return KeyParts.join(tenantId, CellKey.WHOLE_TENANT);
  }
}
