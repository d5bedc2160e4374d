package io.boundwatch.replay;

import io.boundwatch.remedy.Cause;
import io.boundwatch.remedy.DeviceFilter;
import io.boundwatch.replay.BlockedUser.Group;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** {@code who-to-fix.csv}: a line for each user, app and cause. */
final class WhoToFixFile {
  static final String NAME = "who-to-fix.csv";

  private static final List<String> HEADER =
      List.of(
          "tenant_id",
          "user_id",
          "user_principal_name",
          "app_id",
          "app_name",
          "cause_class",
          "status_code",
          "platform",
          "client",
          "blocked_sign_ins",
          "would_block_sign_ins",
          "first_at",
          "last_at",
          "cause",
          "remedy",
          "who",
          "device_filters",
          "source");

  private WhoToFixFile() {}

  static void write(Path folder, List<BlockedUser> users) throws IOException {
    try (Writer out = Files.newBufferedWriter(folder.resolve(NAME))) {
      out.write(Csv.line(HEADER));
      for (BlockedUser user : users) {
        out.write(Csv.line(cells(user)));
      }
    }
  }

  private static List<Object> cells(BlockedUser user) {
    Group group = user.group();
    Cause cause = group.cause();
    return List.of(
        group.tenantId(),
        user.userId(),
        user.userPrincipalName(),
        group.appId(),
        user.appName(),
        cause.causeClass().wireName(),
        group.statusCode(),
        group.platform(),
        group.client(),
        user.blocked(),
        user.wouldBlock(),
        user.firstAt(),
        user.lastAt(),
        cause.text(),
        cause.remedy(),
        cause.who(),
        filters(cause),
        cause.source().address());
  }

  private static String filters(Cause cause) {
    return cause.deviceFilters().stream()
        .map(DeviceFilter::filter)
        .filter(filter -> !filter.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
