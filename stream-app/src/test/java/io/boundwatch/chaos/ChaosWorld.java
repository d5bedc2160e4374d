package io.boundwatch.chaos;

import java.util.List;

/** Few tenants, users, apps and policies, so that collisions are frequent. */
final class ChaosWorld {
  static final List<String> TENANTS =
      List.of("11111111-1111-4111-8111-1111111111aa", "22222222-2222-4222-8222-2222222222bb");
  static final int USERS = 8;

  /** Users from this number on are known by their name alone. */
  static final int FIRST_WITHOUT_ID = 7;

  static final List<String> APPS =
      List.of(
          "5d661950-3475-41cd-a2c3-d671a3162bc1",
          "1fec8e78-bce4-4aaf-ab1b-5451cc387264",
          "ab9b8c07-8f02-4f72-87fa-80105867a763",
          "c44b4083-3bb0-49c1-b47d-974e53cbdf3c",
          "");
  static final List<String> RESOURCES =
      List.of(
          "00000002-0000-0ff1-ce00-000000000000",
          "00000003-0000-0ff1-ce00-000000000000",
          "00000003-0000-0000-c000-000000000000",
          "");
  static final List<String> RESOURCE_NAMES =
      List.of("Office 365 Exchange Online", "Office 365 SharePoint Online", "Microsoft Graph", "");
  static final List<String> POLICIES =
      List.of(
          "aaaaaaaa-0001-4000-8000-00000000000a",
          "aaaaaaaa-0002-4000-8000-00000000000b",
          "aaaaaaaa-0003-4000-8000-00000000000c");
  static final List<String> SYSTEMS =
      List.of("Windows10", "Ios 18.2.1", "MacOs", "iPadOS 18", "Android", "");

  private static final long RENAMED_EVERY = 5 * 3_600_000L;

  private ChaosWorld() {}

  static String userId(int user) {
    return user < FIRST_WITHOUT_ID ? "bbbbbbbb-0000-4000-8000-00000000000" + user : "";
  }

  /** Names change with time, and are the same in all records of one time. */
  static String named(String base, long recordTime) {
    long generation = Math.floorMod(Math.floorDiv(recordTime, RENAMED_EVERY), 3L);
    return generation == 0 ? base : base + " v" + generation;
  }

  static String principalName(int user, long recordTime) {
    String name = "user" + user;
    boolean keepsName = user >= FIRST_WITHOUT_ID;
    return (keepsName ? name : named(name, recordTime).replace(' ', '.')) + "@fabrikam.example";
  }
}
