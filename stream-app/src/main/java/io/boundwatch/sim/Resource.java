package io.boundwatch.sim;

/** Resources that the simulated apps ask for; ids and names are the vendor's. */
enum Resource {
  EXCHANGE("00000002-0000-0ff1-ce00-000000000000", "Office 365 Exchange Online", true),
  SHAREPOINT("00000003-0000-0ff1-ce00-000000000000", "Office 365 SharePoint Online", true),
  TEAMS("cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", "Microsoft Teams Services", false),
  GRAPH("00000003-0000-0000-c000-000000000000", "Microsoft Graph", false),
  AZURE("797f4846-ba00-4fd7-ba43-dac1f8f63013", "Windows Azure Service Management API", false),
  DIRECTORY("00000002-0000-0000-c000-000000000000", "Windows Azure Active Directory", false);

  private final String id;
  private final String displayName;
  private final boolean underPolicy;

  Resource(String id, String displayName, boolean underPolicy) {
    this.id = id;
    this.displayName = displayName;
    this.underPolicy = underPolicy;
  }

  String id() {
    return id;
  }

  String displayName() {
    return displayName;
  }

  /** Whether the tenant's token-protection policies name it. */
  boolean isUnderPolicy() {
    return underPolicy;
  }
}
