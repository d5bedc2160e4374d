package io.boundwatch.schemas;

/** What became of a finding: OCSF's {@code activity_id}, and the status that goes with it. */
public enum FindingActivity {
  CREATE(1, "Create", 1, "New"),
  UPDATE(2, "Update", 2, "In Progress"),
  CLOSE(3, "Close", 4, "Resolved");

  private final int id;
  private final String caption;
  private final int statusId;
  private final String status;

  FindingActivity(int id, String caption, int statusId, String status) {
    this.id = id;
    this.caption = caption;
    this.statusId = statusId;
    this.status = status;
  }

  /** OCSF's {@code activity_id}. */
  public int id() {
    return id;
  }

  /** OCSF's {@code activity_name}. */
  public String caption() {
    return caption;
  }

  /** OCSF's {@code status_id} of a finding after this. */
  public int statusId() {
    return statusId;
  }

  /** OCSF's {@code status} of a finding after this. */
  public String status() {
    return status;
  }

  /** OCSF's {@code type_uid}: class and activity in one number. */
  public int typeUid() {
    return DetectionFinding.CLASS_UID * 100 + id;
  }

  /** Whether the finding is open after this, and somebody is to look at it. */
  public boolean leavesOpen() {
    return this != CLOSE;
  }
}
