package io.boundwatch.alert;

/** Techniques of MITRE ATT&amp;CK (Enterprise, v17) that alerts speak of. */
public enum Attack {
  STEAL_TOKEN("T1528", "Steal Application Access Token", "TA0006", "Credential Access"),
  USE_TOKEN(
      "T1550.001",
      "Use Alternate Authentication Material: Application Access Token",
      "TA0008",
      "Lateral Movement"),
  CLOUD_ACCOUNTS("T1078.004", "Valid Accounts: Cloud Accounts", "TA0001", "Initial Access"),
  CONDITIONAL_ACCESS(
      "T1556.009",
      "Modify Authentication Process: Conditional Access Policies",
      "TA0005",
      "Defense Evasion"),
  DISABLE_CLOUD_LOGS(
      "T1562.008", "Impair Defenses: Disable or Modify Cloud Logs", "TA0005", "Defense Evasion");

  private final String technique;
  private final String techniqueName;
  private final String tactic;
  private final String tacticName;

  Attack(String technique, String techniqueName, String tactic, String tacticName) {
    this.technique = technique;
    this.techniqueName = techniqueName;
    this.tactic = tactic;
    this.tacticName = tacticName;
  }

  public String technique() {
    return technique;
  }

  public String techniqueName() {
    return techniqueName;
  }

  public String tactic() {
    return tactic;
  }

  public String tacticName() {
    return tacticName;
  }
}
