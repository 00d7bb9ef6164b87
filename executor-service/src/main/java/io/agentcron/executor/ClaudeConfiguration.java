package io.agentcron.executor;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.List;

/**
 * {@code agentcron.executor.claude.*}.
 *
 * @param binary the CLI, by name or path
 * @param allowBypassPermissions whether agents may have {@code permissionMode: bypassPermissions}
 * @param environment what its agents see of the executor's own, besides what all see
 */
@ConfigurationProperties("agentcron.executor.claude")
record ClaudeConfiguration(
    String binary, boolean allowBypassPermissions, List<String> environment) {}
