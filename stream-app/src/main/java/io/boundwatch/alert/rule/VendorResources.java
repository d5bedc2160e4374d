package io.boundwatch.alert.rule;

import java.util.Set;

/**
 * Resources by their app ids, as of November 2026. Vendor lists change: a resource that is missing
 * here shows up in an alert for information, nothing worse.
 */
final class VendorResources {
  /**
   * Where token protection supports browsers: Azure Resource Manager, in policies the resource
   * "Windows Azure Service Management API", which stands for a group of services behind the portal.
   * Sources: Entra, "Token protection deployment guide, web" (2026-08) and "Conditional Access:
   * Target resources" (2026-01).
   */
  private static final Set<String> AZURE_RESOURCE_MANAGER =
      Set.of(
          // Windows Azure Service Management API
          "797f4846-ba00-4fd7-ba43-dac1f8f63013",
          // Azure portal
          "c44b4083-3bb0-49c1-b47d-974e53cbdf3c",
          // Azure Data Lake
          "e9f49c6b-5ce5-44c8-925d-015017e9f7ad",
          // Application Insights API
          "f5c26e74-f226-4ae8-85f0-b4af0080ac9e",
          // Log Analytics API
          "ca7f3f0b-7d91-482c-8e09-c5d840d0eac5");

  /**
   * What token protection supports for native apps. Sources: Entra, "Token protection in
   * Conditional Access" (2026-08); Azure Virtual Desktop, "Configure single sign-on" (Windows Cloud
   * Login).
   */
  private static final Set<String> NATIVE =
      Set.of(
          // Office 365 Exchange Online
          "00000002-0000-0ff1-ce00-000000000000",
          // Office 365 SharePoint Online
          "00000003-0000-0ff1-ce00-000000000000",
          // Microsoft Teams Services
          "cc15fd57-2c6c-4117-a88c-83b1d56b4bbe",
          // Azure Virtual Desktop
          "9cdead84-a844-4324-93f2-b2e6bb768d07",
          // Windows 365
          "0af06dc6-e4b5-4f28-818e-e78e62d137a5",
          // Windows Cloud Login
          "270efc09-cd0d-444b-a71f-39af4910ec45");

  private VendorResources() {}

  static boolean supportsBrowsers(String resourceId) {
    return AZURE_RESOURCE_MANAGER.contains(resourceId);
  }

  static boolean supports(String resourceId) {
    return NATIVE.contains(resourceId) || AZURE_RESOURCE_MANAGER.contains(resourceId);
  }
}
