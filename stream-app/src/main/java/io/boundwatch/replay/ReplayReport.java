package io.boundwatch.replay;

import io.boundwatch.schemas.AppCounts;
import io.boundwatch.schemas.DetectionFinding;
import io.boundwatch.schemas.SignInDecision;
import io.boundwatch.schemas.UserCounts;
import java.util.List;
import java.util.Map;

/**
 * What a replay came to.
 *
 * @param accepted records that are sign-in requests
 * @param ignored records of other categories, by category
 * @param rejected parts that are no sign-in records, by reason
 * @param rejections the first of them: where and why
 * @param late records published too long after their sign-in to be counted
 * @param apps counts per app and window of the largest size; the app {@code *} is the whole tenant
 * @param users counts per user, app and resource and window of the largest size
 * @param blocked sign-ins that were or would be blocked
 * @param alerts the last that was told of each, by when it began
 * @param whoToFix the same by cause and app, with what to do
 */
public record ReplayReport(
    long accepted,
    Map<String, Long> ignored,
    Map<String, Long> rejected,
    List<RejectedPart> rejections,
    long late,
    long signIns,
    long unboundSignIns,
    List<AppCounts> apps,
    List<UserCounts> users,
    List<SignInDecision> blocked,
    List<DetectionFinding> alerts,
    List<WhoToFix> whoToFix) {}
