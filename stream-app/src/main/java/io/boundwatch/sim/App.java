package io.boundwatch.sim;

import java.util.List;

/** Apps of the simulated users; ids and names are the vendor's. */
public enum App {
  OUTLOOK(
      "5d661950-3475-41cd-a2c3-d671a3162bc1",
      "Microsoft Outlook",
      Device.Form.DESKTOP,
      24,
      List.of(Resource.EXCHANGE, Resource.EXCHANGE, Resource.EXCHANGE, Resource.GRAPH)),
  TEAMS(
      "1fec8e78-bce4-4aaf-ab1b-5451cc387264",
      "Microsoft Teams",
      Device.Form.DESKTOP,
      24,
      List.of(Resource.TEAMS, Resource.EXCHANGE, Resource.SHAREPOINT, Resource.GRAPH)),
  ONEDRIVE(
      "ab9b8c07-8f02-4f72-87fa-80105867a763",
      "OneDrive SyncEngine",
      Device.Form.DESKTOP,
      14,
      List.of(Resource.SHAREPOINT)),
  OUTLOOK_MOBILE(
      "27922004-5251-4030-b22d-91ecd9a37ea4",
      "Outlook for iOS and Android",
      Device.Form.PHONE,
      14,
      List.of(Resource.EXCHANGE, Resource.EXCHANGE, Resource.GRAPH)),
  EDGE(
      "ecd6b820-32c2-49b6-98a6-444530e5a77a",
      "Microsoft Edge",
      Device.Form.DESKTOP,
      6,
      List.of(Resource.GRAPH, Resource.DIRECTORY)),
  OFFICE_HOME(
      "4765445b-32c6-49b0-83e6-1d93765276ca",
      "OfficeHome",
      Device.Form.BROWSER,
      12,
      List.of(Resource.SHAREPOINT, Resource.GRAPH)),
  AZURE_PORTAL(
      "c44b4083-3bb0-49c1-b47d-974e53cbdf3c",
      "Azure Portal",
      Device.Form.BROWSER,
      6,
      List.of(Resource.AZURE, Resource.GRAPH));

  private final String id;
  private final String displayName;
  private final Device.Form form;
  private final int weight;
  private final List<Resource> resources;

  App(String id, String displayName, Device.Form form, int weight, List<Resource> resources) {
    this.id = id;
    this.displayName = displayName;
    this.form = form;
    this.weight = weight;
    this.resources = resources;
  }

  public String id() {
    return id;
  }

  public String displayName() {
    return displayName;
  }

  /** What it runs on. */
  Device.Form form() {
    return form;
  }

  /** How often it is used, in hundredths of all sign-ins. */
  int weight() {
    return weight;
  }

  /** What it asks for; one named twice is asked for twice as often. */
  List<Resource> resources() {
    return resources;
  }
}
