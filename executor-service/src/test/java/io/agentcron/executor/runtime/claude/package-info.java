/** Tests on recorded output of the Claude Code CLI; none needs the CLI. */
@NullMarked
package io.agentcron.executor.runtime.claude;

import org.jspecify.annotations.NullMarked;
