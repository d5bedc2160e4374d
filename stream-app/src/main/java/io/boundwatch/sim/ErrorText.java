package io.boundwatch.sim;

/** What the service writes beside the error codes that the simulator uses. */
final class ErrorText {
  static final int TOKEN_PROTECTION_BLOCK = 530084;
  static final int DEVICE_AUTHENTICATION_REQUIRED = 50097;
  static final int KEEP_ME_SIGNED_IN = 50140;

  private ErrorText() {}

  static String of(int errorCode) {
    return switch (errorCode) {
      case TOKEN_PROTECTION_BLOCK ->
          "Access has been blocked by conditional access token protection policy configured by"
              + " this organization.";
      case DEVICE_AUTHENTICATION_REQUIRED ->
          "Device Authentication Required - DeviceId -DeviceAltSecId claims are null OR no device"
              + " corresponding to the device identifier exists.";
      case KEEP_ME_SIGNED_IN ->
          "This error occurred due to 'Keep me signed in' interrupt when the user was signing-in.";
      default -> "Other.";
    };
  }
}
